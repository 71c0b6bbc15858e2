// @ts-check
import { BACKGROUND, FOREGROUND } from "./colours.mjs";
import { textOf } from "./text-of.mjs";

/** @typedef {import("./text-of.mjs").Line} Line */

const CHARACTER = 7.8;
const LINE = 19;
const MARGIN = 16;

/**
 * @param {string} title the text for those who do not see the picture
 * @param {Line[]} lines
 */
export function svgOf(title, lines) {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * CHARACTER) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const texts = lines.map(
    (line, at) => `<text x="${MARGIN}" y="${MARGIN + (at + 0.75) * LINE}">${spansOf(line).join("")}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: ${FOREGROUND}; white-space: pre }</style>`,
    `<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    ...texts.filter((_, at) => lines[at]?.length !== 0),
    "</svg>",
    "",
  ].join("\n");
}

/** @param {Line} line */
function spansOf(line) {
  const styleAt = (/** @type {number} */ at) => {
    const { colour, bold } = line[at] ?? {};
    return `${colour === undefined ? "" : ` fill="${colour}"`}${bold === true ? ' font-weight="bold"' : ""}`;
  };
  const starts = line.flatMap((_, at) => (at === 0 || styleAt(at) !== styleAt(at - 1) ? [at] : []));
  return starts.map((start, index) => {
    const text = textOf(line.slice(start, starts[index + 1]));
    return `<tspan${styleAt(start)}>${escaped(text)}</tspan>`;
  });
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
