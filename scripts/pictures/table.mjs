// @ts-check
import { textOf } from "./text-of.mjs";

/** @typedef {import("./text-of.mjs").Line} Line */

const DURATION = / \(\d[\d.]*s\)/g;

/**
 * The block of lines in which a table of resources, if it ends with one, is the same after each run.
 * @param {Line[]} block
 */
export function settled(block) {
  const header = block.findIndex((line) => /^ +Type +Name/.test(textOf(line)));
  return header < 0 ? block : [...block.slice(0, header), ...sorted(withoutDurations(block.slice(header)))];
}

/**
 * The columns behind the durations move to the left, as if no time had been there.
 * @param {Line[]} table
 */
function withoutDurations(table) {
  const texts = table.map((line) =>
    textOf(line)
      .replace(DURATION, (found) => " ".repeat(found.length))
      .trimEnd(),
  );
  const from = Math.min(...table.map((line) => textOf(line).search(DURATION)).filter((at) => at >= 0));
  const isBlank = (/** @type {number} */ at) => texts.every((text) => (text[at] ?? " ") === " ");
  const goes = (/** @type {number} */ at) => at >= from && [at, at - 1, at - 2].every(isBlank);
  return table.map((line, row) =>
    line
      .map((cell, at) => ({ ...cell, character: texts[row]?.[at] ?? "" }))
      .filter(({ character }, at) => character !== "" && !goes(at)),
  );
}

/**
 * The resources of a stack arrive in a varying order. The branches of the tree stay in their places.
 * @param {Line[]} table
 */
function sorted(table) {
  const rows = table.map((line) => {
    const branch = textOf(line).search(/[├└]─/);
    return { line, branch, resource: textOf(line).slice(branch) };
  });
  const rest = rows.filter(({ branch }) => branch < 0);
  const resources = rows.filter(({ branch }) => branch >= 0);
  const inOrder = resources.toSorted((one, other) =>
    one.resource.slice(1) < other.resource.slice(1) ? -1 : 1,
  );
  return [
    ...rest.map(({ line }) => line),
    ...inOrder.map(({ line, branch }, row) =>
      line.map((cell, at) =>
        at === branch ? { ...cell, character: resources[row]?.resource[0] ?? "" } : cell,
      ),
    ),
  ];
}
