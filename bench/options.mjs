// @ts-check
import { parseArgs } from "node:util";

export const USAGE = `npm run bench -- [options]

  --numbers N    numbers per stack, 4 to 400 (200); growth is measured up to five times as many
  --runs R       rounds, whose median counts, 1 to 50 (5)
  --out FILE     writes the figures as JSON
  --with-tofu    also OpenTofu with the REST provider: the first time they are built, with Go

With 200 numbers and at least 5 rounds the results become docs/benchmarks.md; a smaller run is not published.`;

/** What a published run has at least. */
const PUBLISHED = { numbers: 200, runs: 5 };

/** @typedef {{ numbers: number, runs: number, out: string | undefined, withTofu: boolean, help: boolean, publish: boolean }} Options */

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      numbers: { type: "string", default: String(PUBLISHED.numbers) },
      runs: { type: "string", default: String(PUBLISHED.runs) },
      out: { type: "string" },
      "with-tofu": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const numbers = count("--numbers", values.numbers, 4, 400);
  const runs = count("--runs", values.runs, 1, 50);
  return {
    numbers,
    runs,
    out: values.out,
    withTofu: values["with-tofu"],
    help: values.help,
    publish: numbers === PUBLISHED.numbers && runs >= PUBLISHED.runs,
  };
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function count(name, text, least, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} takes a whole number from ${least} to ${most}, and not "${text}".`);
}

/**
 * The stacks by which growth is measured: 50 to 1,000 numbers when 200 is the size of the others.
 * @param {number} numbers
 */
export function growthSizes(numbers) {
  return [Math.round(numbers / 4), numbers, Math.round(2.5 * numbers), 5 * numbers];
}
