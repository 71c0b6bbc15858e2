// @ts-check
import { markdownTable } from "markdown-table";

import { describeComparison, describePrograms } from "./document/comparison.mjs";
import { describeGrowth } from "./document/growth.mjs";
import { describeLarge } from "./document/large.mjs";
import { describeMemory } from "./document/memory.mjs";
import { describePace } from "./document/pace.mjs";
import { describePackage } from "./document/package.mjs";
import { describeRequests } from "./document/requests.mjs";
import { describeSplit } from "./document/split.mjs";
import { describeStart } from "./document/start.mjs";
import { describeTargets } from "./document/targets.mjs";
import { describeTofu } from "./document/tofu.mjs";

/**
 * The results of a run. `tofu` is `undefined` if OpenTofu was left out.
 * @typedef {object} Results
 * @property {import("./rows.mjs").Figures} figures
 * @property {readonly import("./rows.mjs").Row[]} rows
 * @property {string[][]} machine
 * @property {number} rounds
 * @property {readonly import("./tofu.mjs").TofuRound[] | undefined} tofu
 */

/**
 * The generated parts of each page by their names there.
 * @param {Results} results
 * @returns {Record<string, Record<string, string>>}
 */
export function sectionsOf({ figures, rows, machine, rounds, tofu }) {
  return {
    "docs/benchmarks.md": inMarkdown({
      targets: describeTargets(rows),
      comparison: describeComparison(figures, rounds),
      programs: describePrograms(),
      pace: describePace(figures.pace),
      start: describeStart(figures),
      growth: describeGrowth(figures),
      memory: describeMemory(figures),
      requests: describeRequests(figures.kinds),
      package: describePackage(figures),
      OpenTofu: tofu === undefined ? ["Not part of this run."] : describeTofu(tofu, figures),
      machine: [markdownTable(machine)],
    }),
    "docs/environments.md": inMarkdown({
      large: describeLarge(figures.large),
      split: describeSplit(figures.split),
    }),
  };
}

/** @param {Record<string, string[]>} parts */
const inMarkdown = (parts) =>
  Object.fromEntries(Object.entries(parts).map(([name, texts]) => [name, texts.join("\n\n")]));
