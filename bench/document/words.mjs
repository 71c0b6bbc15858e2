// @ts-check

export const inThousands = (/** @type {number} */ value) => value.toLocaleString("en-US");
export const inSeconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
export const inBytes = (/** @type {number} */ bytes) => `${inThousands(Math.round(bytes))} B`;

/** @param {number} rounds */
export const mediansOf = (rounds) => (rounds === 1 ? "One round." : `Medians of ${rounds} rounds.`);

/**
 * A chart that GitHub draws: one series as bars, several as lines.
 * @param {string} title
 * @param {string[]} labels
 * @param {number[][]} series in thousandths
 */
export function chart(title, labels, series) {
  const kind = series.length === 1 ? "bar" : "line";
  return [
    `\`\`\`mermaid\nxychart-beta${kind === "bar" ? " horizontal" : ""}`,
    `  title "${title}"`,
    `  x-axis [${labels.map((label) => `"${label}"`).join(", ")}]`,
    ...series.map((values) => `  ${kind} [${values.map((value) => (value / 1000).toFixed(1)).join(", ")}]`),
    "```",
  ].join("\n");
}
