/** Text without the matches. Line breaks stay, so that each line keeps its number. */
const without = (text: string, part: RegExp) => text.replace(part, (match) => match.replace(/[^\n]/g, ""));

/** A document without code, comments, headings, and the parts that commands write. */
export function proseOf(markdown: string): string {
  const parts = [
    /^<!-- [^\n]*made by npm run [^]*?^<!-- end -->/gm,
    /^( *)```[^]*?^\1```/gm,
    /<!--[^]*?-->/g,
    // Links lead to headings by their text, so nobody rewords them lightly.
    /^#.*$/gm,
  ];
  return parts.reduce(without, markdown);
}

/** Prose without inline code, targets of links, and the first column of tables, by which tests find rows. */
export function wordsOf(markdown: string): string {
  return [/`[^`]*`/g, /\]\([^)]*\)/g, /^\|[^|\n]*/gm].reduce(without, proseOf(markdown));
}
