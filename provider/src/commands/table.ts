import { printable } from "../graph/printable";

type Rows = readonly (readonly string[])[];

/** Rows in columns for people. The last column is not padded, so put text of unknown width there: letters may be two cells wide. */
export function table(headings: readonly string[], rows: Rows): string {
  const all = [headings.map((heading) => heading.toUpperCase()), ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)));
  return all.map((row) => `${line(row).join("  ").trimEnd()}\n`).join("");
}

/** Rows for programs: a line each, tabs between the cells, no headings. */
export function tabbed(rows: Rows): string {
  return rows.map((row) => `${row.map(printable).join("\t")}\n`).join("");
}
