// @ts-check

/** Colours of a terminal with a dark background, by their ANSI code. */
const COLOURS = new Map([
  [31, "#ff7b72"],
  [32, "#7ee787"],
  [33, "#e3b341"],
  [34, "#79c0ff"],
  [35, "#d2a8ff"],
  [36, "#76e3ea"],
  [91, "#ff7b72"],
  [92, "#7ee787"],
  [93, "#e3b341"],
  [94, "#79c0ff"],
  [95, "#d2a8ff"],
  [96, "#76e3ea"],
]);
/** The first sixteen colours of the palette of 256, by which Pulumi names its own. */
const PALETTE = new Map([...COLOURS].map(([code, colour]) => [code < 90 ? code - 30 : code - 82, colour]));
const CHARACTER = 7.8;
const LINE = 19;
const MARGIN = 16;

/**
 * A picture of what a terminal shows.
 * @param {string[]} lines with ANSI colours
 * @param {string} title for those who cannot see the picture
 */
export function svgOf(lines, title) {
  const longest = Math.max(...lines.map((line) => plain(line).length));
  const width = Math.ceil(longest * CHARACTER) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const texts = lines.map((line, at) => {
    const spans = coloured(line).map(({ text, style }) => `<tspan${style}>${escaped(text)}</tspan>`);
    return `<text x="${MARGIN}" y="${MARGIN + (at + 0.75) * LINE}">${spans.join("")}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escaped(title)}</title>`,
    "<style>text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #e6edf3; white-space: pre }</style>",
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    ...texts,
    "</svg>",
    "",
  ].join("\n");
}

/** @param {string} text */
export function plain(text) {
  return coloured(text)
    .map((piece) => piece.text)
    .join("");
}

/**
 * The pieces of a line that look alike.
 * @param {string} line
 */
function coloured(line) {
  let colour = "";
  let bold = false;
  const pieces = [];
  // eslint-disable-next-line no-control-regex -- that is how a terminal is told colours
  for (const [at, piece] of line.split(/\u001b\[([\d;]*)m/).entries()) {
    if (at % 2 === 0) {
      const style = `${colour && ` fill="${colour}"`}${bold ? ' font-weight="bold"' : ""}`;
      if (piece !== "") pieces.push({ text: piece, style });
      continue;
    }
    const codes = piece.split(";").map(Number);
    if (codes[0] === 38 && codes[1] === 5) {
      colour = PALETTE.get(codes[2] ?? -1) ?? "";
      continue;
    }
    for (const code of codes) {
      if (code === 0) [colour, bold] = ["", false];
      else if (code === 1) bold = true;
      else if (code === 39) colour = "";
      else colour = COLOURS.get(code) ?? colour;
    }
  }
  return pieces;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
