// @ts-check

/** @type {Record<import("../engine/project.mjs").Program, string>} */
export const PROGRAM_NAMES = {
  whatsapp: "this package",
  closure: "closure-serialized, the same resource",
  "lean-closure": "closure-serialized, as little as possible",
  floor: "the engine's floor",
};

/** @param {import("../measure/growth.mjs").Way} way */
export function wayName({ program, checkpoints }) {
  return checkpoints ? PROGRAM_NAMES[program] : `${PROGRAM_NAMES[program]}, checkpoints off`;
}

/**
 * The targets as lines of a table.
 * @param {readonly import("./rows.mjs").Row[]} rows
 */
export function targetLines(rows) {
  return [
    ["what", "value", "target", "holds"],
    ...rows.map(({ name, value, target, holds, unit }) => [
      name,
      value === null ? "not measured" : withUnit(value, unit),
      `≤ ${withUnit(target, unit)}`,
      holds ? "yes" : "NO",
    ]),
  ];
}

/**
 * @param {number} value
 * @param {string} unit
 */
function withUnit(value, unit) {
  if (unit === "ratio") return value.toFixed(2);
  if (unit === "requests" || unit === "packages") return inThousands(value);
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

/** @param {number} value */
export function inThousands(value) {
  return value.toLocaleString("en-US");
}

/** @param {number} ms */
export function inSeconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
