// @ts-check
import { median } from "../measure/statistics.mjs";
import { inThousands, PROGRAM_NAMES, wayName } from "./wording.mjs";

const WIDTH = 760;
const BAR = { height: 18, pitch: 28, left: 262, right: 64 };
const PLOT = { left: 56, right: 290, height: 220 };

/** Colours that can be told from white and from black; the text follows the reader's choice of light or dark. */
const COLOURS = { whatsapp: "#1f9d6b", closure: "#c2693f", "lean-closure": "#a98a2d", floor: "#6f7fb5" };
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 }
  .axis { stroke: #8c959f; stroke-width: 1; fill: none }
  .grid { stroke: #8c959f; stroke-opacity: .3; stroke-width: 1 }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
`;

/**
 * Two bar charts and one of lines, as an SVG image.
 * @param {import("./rows.mjs").Figures} figures
 */
export function drawChart({ numbers, sizes, sideBySide, growth }) {
  const { costs } = sideBySide;
  const programs = /** @type {(keyof typeof costs)[]} */ (Object.keys(costs));
  const compared = (/** @type {"upMs" | "bytesPerNumber"} */ what) =>
    programs.map((program) => ({
      label: PROGRAM_NAMES[program],
      colour: COLOURS[program],
      value: median(costs[program][what]) / 1000,
    }));
  const seconds = bars(`pulumi up, creating ${numbers} numbers: seconds`, compared("upMs"));
  const state = bars("state per number: kB", compared("bytesPerNumber"));
  const lines = plot(
    "pulumi up, by how many numbers it creates: seconds",
    sizes,
    growth.map((way) => ({
      label: wayName(way),
      colour: COLOURS[way.program],
      dashed: !way.checkpoints,
      values: sizes.map((size) => median(way.upMs.get(size) ?? []) / 1000),
    })),
  );
  return stacked([seconds, state, lines]);
}

/** @typedef {{ svg: string, height: number }} Panel */

/** @param {Panel[]} panels */
function stacked(panels) {
  let top = 16;
  const placed = panels.map(({ svg, height }) => {
    const group = `<g transform="translate(0 ${top})">${svg}</g>`;
    top += height + 24;
    return group;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" ` +
    `aria-label="How long pulumi up takes, and how much state a number needs">\n` +
    `<style>${STYLE}</style>\n${placed.join("\n")}\n</svg>\n`
  );
}

/**
 * @param {string} title
 * @param {{ label: string, colour: string, value: number }[]} values
 * @returns {Panel}
 */
function bars(title, values) {
  const most = Math.max(...values.map(({ value }) => value));
  const room = WIDTH - BAR.left - BAR.right;
  const drawn = values.map(({ label, colour, value }, index) => {
    const y = 16 + index * BAR.pitch;
    const width = round((value / most) * room);
    const middle = y + BAR.height / 2 + 5;
    return (
      text(BAR.left - 10, middle, label, 'text-anchor="end"') +
      `<rect x="${BAR.left}" y="${y}" width="${width}" height="${BAR.height}" rx="2" fill="${colour}"/>` +
      text(BAR.left + width + 8, middle, value.toFixed(1))
    );
  });
  return { svg: heading(title) + drawn.join(""), height: 16 + values.length * BAR.pitch };
}

/**
 * @param {string} title
 * @param {readonly number[]} sizes
 * @param {{ label: string, colour: string, dashed: boolean, values: number[] }[]} series
 * @returns {Panel}
 */
function plot(title, sizes, series) {
  const step = niceStep(Math.max(...series.flatMap(({ values }) => values)) / 4);
  const top = step * Math.ceil(Math.max(...series.flatMap(({ values }) => values)) / step);
  const room = WIDTH - PLOT.left - PLOT.right;
  const x = (/** @type {number} */ size) => round(PLOT.left + (size / Math.max(...sizes)) * room);
  const y = (/** @type {number} */ value) => round(20 + PLOT.height - (value / top) * PLOT.height);

  const grid = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step).map(
    (value) =>
      `<path class="grid" d="M${PLOT.left} ${y(value)}H${PLOT.left + room}"/>` +
      text(PLOT.left - 8, y(value) + 5, inThousands(value), 'text-anchor="end"'),
  );
  const ticks = sizes.map((size) =>
    text(x(size), 20 + PLOT.height + 20, inThousands(size), 'text-anchor="middle"'),
  );
  const drawn = series.map(({ label, colour, dashed, values }, index) => {
    const line = `fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ""}`;
    const points = values.map((value, at) => ({ cx: x(Number(sizes[at])), cy: y(value) }));
    const key = { x: PLOT.left + room + 24, y: 36 + index * 24 };
    return (
      `<path d="M${points.map(({ cx, cy }) => `${cx} ${cy}`).join("L")}" ${line}/>` +
      points.map(({ cx, cy }) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`).join("") +
      `<path d="M${key.x} ${key.y}h28" ${line}/>` +
      text(key.x + 36, key.y + 5, label)
    );
  });
  const axis = `<path class="axis" d="M${PLOT.left} 20V${20 + PLOT.height}H${PLOT.left + room}"/>`;
  return {
    svg: heading(title) + grid.join("") + axis + ticks.join("") + drawn.join(""),
    height: PLOT.height + 48,
  };
}

/**
 * The next round number: 1, 2 or 5 with zeros.
 * @param {number} least
 */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

/** @param {string} title */
function heading(title) {
  return text(8, 4, title, 'class="title"');
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} content
 * @param {string} [attributes]
 */
function text(x, y, content, attributes = "") {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" ${attributes}>${escaped}</text>`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
