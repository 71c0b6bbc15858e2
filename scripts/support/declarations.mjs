// @ts-check
// The interfaces, classes and objects of a source file, with their docstrings. typedoc prints pages, and its JSON omits objects
// that the package does not export. TypeScript's own parser is enough.
import { readFileSync } from "node:fs";
import ts from "typescript";

/** @typedef {{ paragraphs: string[], type: ts.TypeNode | undefined, optional: boolean }} Member */
/** @typedef {{ paragraphs: string[], example: string | undefined, members: Map<string, Member> }} Declaration */

/**
 * By name, in the order of the file.
 * @param {URL} url
 * @returns {Map<string, Declaration>}
 */
export function declarationsIn(url) {
  const source = ts.createSourceFile("source.ts", readFileSync(url, "utf8"), ts.ScriptTarget.ES2022, true);
  return new Map(source.statements.flatMap((statement) => declarationsOf(statement)));
}

/**
 * @param {ts.Statement} statement
 * @returns {[string, Declaration][]}
 */
function declarationsOf(statement) {
  if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const name = statement.name?.text ?? "";
    return [[name, declarationOf(statement, statement.members)]];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer !== undefined && ts.isObjectLiteralExpression(initializer)
      ? [[name.getText(), declarationOf(statement, initializer.properties)]]
      : [],
  );
}

/**
 * @param {ts.Statement} statement
 * @param {Iterable<ts.TypeElement | ts.ClassElement | ts.ObjectLiteralElementLike>} members
 * @returns {Declaration}
 */
function declarationOf(statement, members) {
  const example = ts.getJSDocTags(statement).find(({ tagName }) => tagName.text === "example");
  return {
    paragraphs: paragraphsOf(statement),
    example: ts.getTextOfJSDocComment(example?.comment),
    members: membersOf(members),
  };
}

/**
 * @param {Iterable<ts.TypeElement | ts.ClassElement | ts.ObjectLiteralElementLike>} members
 * @returns {Declaration["members"]}
 */
function membersOf(members) {
  /** @type {Declaration["members"]} */
  const found = new Map();
  for (const member of members) {
    const isProperty = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
    if (!isProperty && !ts.isPropertyAssignment(member)) continue;
    found.set(member.name.getText(), {
      paragraphs: paragraphsOf(member),
      type: isProperty ? member.type : undefined,
      optional: isProperty && member.questionToken !== undefined,
    });
  }
  return found;
}

/**
 * The docstring before its first tag, each paragraph in one line. A link becomes its shown name, as code.
 * @param {ts.Node} node
 */
function paragraphsOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? "";
  return text
    .replace(/\{@link (?:\w+\.)?(\w+)\}/g, "`$1`")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}
