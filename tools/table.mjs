// @ts-check

/** Which column's text is put to the right, as figures are. */
const RIGHT = /^[\d.,≤ -]+( [a-zA-Z]+)?$/;

/**
 * A table for the terminal.
 * @param {readonly (readonly string[])[]} lines the first is the heading
 */
export function textTable(lines) {
  const widths = widthsOf(lines);
  return lines
    .map((line) =>
      line
        .map((cell, column) => padded(cell, Number(widths[column])))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/**
 * The same in Markdown, as prettier formats it.
 * @param {readonly (readonly string[])[]} lines the first is the heading
 */
export function markdownTable(lines) {
  const widths = widthsOf(lines);
  const [heading = [], ...rest] = lines;
  const written = (/** @type {readonly string[]} */ line) =>
    `| ${line.map((cell, column) => cell.padEnd(Number(widths[column]))).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [written(heading), rule, ...rest.map(written)].join("\n");
}

/** @param {readonly (readonly string[])[]} lines */
function widthsOf(lines) {
  const columns = lines[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
}

/**
 * @param {string} cell
 * @param {number} width
 */
function padded(cell, width) {
  return RIGHT.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
