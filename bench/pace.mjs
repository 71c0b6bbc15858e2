// @ts-check
import { countRequests } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { PACE_MS, PARALLEL } from "./pace-bounds.mjs";
import { withStack } from "./project.mjs";
import { rotated } from "./statistics.mjs";
import { withTofu } from "./tofu/project.mjs";

/**
 * @typedef {import("./graph.mjs").Simulator} Simulator
 * @typedef {import("./pace-bounds.mjs").Paced} Paced
 * @typedef {import("./pace-bounds.mjs").PacedRun} PacedRun
 * @typedef {import("./tofu/project.mjs").Tofu} Tofu
 *
 * A stack of any program.
 * @typedef {{ project: Pick<import("./tofu/project.mjs").TofuProject, "up" | "refresh" | "preview">, graph: Simulator }} PacedStack
 */

/** @type {Paced[]} */
const PACED = ["whatsapp", "plugin", "closure", "closure-with-read", "tofu", "floor"];

/** Both sizes, of which the smaller has only two batches of creations at once. @param {number} numbers */
export function paceSizes(numbers) {
  return { few: Math.max(1, Math.round(numbers / 10)), many: Math.round(numbers / 2) };
}

/**
 * Runs each program in turn, with answers of the Graph API that take as long as Meta's may.
 * @param {import("./project.mjs").Engine} engine
 * @param {{ few: number, many: number, rounds: number, tofu: Tofu | undefined, log: (line: string) => void }} options without
 * `tofu`, OpenTofu is left out
 * @returns {Promise<import("./pace-bounds.mjs").Pace>}
 */
export async function measurePace(engine, { few, many, rounds, tofu, log }) {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    /** @type {Partial<Record<Paced, PacedRun>>} */
    const runs = {};
    for (const program of rotated(PACED, round)) {
      if (program === "tofu" && tofu === undefined) continue;
      log(`Meta's pace, round ${round + 1} of ${rounds}: ${few} and ${many} numbers, ${program}`);
      /** @type {<Result>(numbers: number, work: (stack: PacedStack) => Promise<Result>) => Promise<Result>} */
      const withNumbers = (numbers, work) => withPaced({ engine, tofu }, program, numbers, work);
      runs[program] = await measureProgram(withNumbers, few, many);
    }
    const { floor, ...others } = runs;
    if (floor === undefined) throw new Error("The floor has not been measured");
    measured.push({ floor, ...others });
  }
  return { few, many, rounds: measured };
}

/**
 * @param {<Result>(numbers: number, work: (stack: PacedStack) => Promise<Result>) => Promise<Result>} withNumbers
 * @param {number} few
 * @param {number} many
 * @returns {Promise<PacedRun>}
 */
async function measureProgram(withNumbers, few, many) {
  const fewMs = await withNumbers(few, ({ project }) => project.up());
  return withNumbers(many, async ({ project, graph }) => {
    const up = await countRequests(graph, () => project.up());
    const refresh = await countRequests(graph, () => project.refresh());
    const preview = await countRequests(graph, () => project.preview());
    return {
      ...{ fewMs, manyMs: up.result, refreshMs: refresh.result, previewMs: preview.result },
      requests: { up: up.all, refresh: refresh.all, preview: preview.all },
    };
  });
}

/**
 * @template Result
 * @param {{ engine: import("./project.mjs").Engine, tofu: Tofu | undefined }} tools
 * @param {Paced} program
 * @param {number} numbers
 * @param {(stack: PacedStack) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function withPaced({ engine, tofu }, program, numbers, work) {
  if (program !== "tofu") {
    return withStack(engine, program, numbersToDeclare(numbers), ({ project, graph }) => {
      imitateMeta(graph);
      project.inParallel(PARALLEL);
      return work({ project, graph });
    });
  }
  if (tofu === undefined) throw new Error("OpenTofu is left out");
  return withTofu(tofu, numbers, (stack) => {
    imitateMeta(stack.graph);
    return work(stack);
  });
}

/** @param {Simulator} graph */
function imitateMeta(graph) {
  const slow = (
    /** @type {import("whatsapp-graph-simulator").FaultInput["on"]} */ on,
    /** @type {number} */ ms,
  ) => graph.faults.add({ on, times: "always", then: { kind: "slow", ms } });
  slow({ method: "POST", edge: "numbers" }, PACE_MS.create);
  slow({ method: "GET", edge: "node" }, PACE_MS.read);
  slow({ method: "GET", edge: "account" }, PACE_MS.read);
  slow({ method: "GET", edge: "numbers" }, PACE_MS.listing);
}
