import ts from "typescript";

/** A comment of a source file, and its line. */
export interface Comment {
  readonly line: number;
  readonly text: string;
}

/** The comments around each token. The scanner knows them from strings, templates and regular expressions, which patterns on lines do not. */
export function commentsOf(file: string, source: string): Comment[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Comment>();
  const visit = (node: ts.Node) => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(parsed);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    const ranges = [
      ...(ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(source, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) {
      const line = parsed.getLineAndCharacterOfPosition(pos).line + 1;
      found.set(pos, { line, text: source.slice(pos, end) });
    }
  };
  visit(parsed);
  return [...found.values()];
}
