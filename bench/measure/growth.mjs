// @ts-check
import { countRequests, requestsOf } from "../engine/graph.mjs";
import { watchProviderMemory } from "../engine/provider-memory.mjs";
import { withStack } from "../engine/with-stack.mjs";
import { rotated } from "./statistics.mjs";

/**
 * One way to create numbers. Checkpoints are the engine's: it writes the whole state again at every step.
 * @typedef {{ program: import("../engine/project.mjs").Program, checkpoints: boolean }} Way
 *
 * @typedef {Way & {
 *   upMs: Map<number, number[]>,
 *   requests: number[],
 *   refreshRequests: number,
 *   peakMemory: number | undefined,
 * }} Growth `upMs` by size, and in each round; `requests` per number, at each size and in each round; the rest at the largest size
 */

/** @type {Way[]} */
const WAYS = [
  { program: "whatsapp", checkpoints: true },
  { program: "whatsapp", checkpoints: false },
  { program: "floor", checkpoints: false },
];

/**
 * Creates few and many numbers, so that what each of them costs can be compared.
 * @param {import("../engine/project.mjs").Engine} engine
 * @param {{ sizes: readonly number[], rounds: number, log: (line: string) => void }} options
 */
export async function measureGrowth(engine, { sizes, rounds, log }) {
  const growth = WAYS.map((way) => nothingYet(way, sizes));
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      for (const way of rotated(growth, round)) {
        log(
          `growth, round ${round + 1} of ${rounds}: ${size} numbers, ${way.program}${way.checkpoints ? "" : ", checkpoints off"}`,
        );
        await createNumbers(engine, way, size, size === Math.max(...sizes));
      }
    }
  }
  return growth;
}

/**
 * @param {Way} way
 * @param {readonly number[]} sizes
 * @returns {Growth}
 */
function nothingYet(way, sizes) {
  const upMs = new Map(sizes.map((size) => [size, /** @type {number[]} */ ([])]));
  return { ...way, upMs, requests: [], refreshRequests: 0, peakMemory: undefined };
}

/**
 * @param {import("../engine/project.mjs").Engine} engine
 * @param {Growth} way
 * @param {number} size
 * @param {boolean} isLargest then memory and a refresh are looked at as well
 */
async function createNumbers(engine, way, size, isLargest) {
  await withStack(engine, way.program, size, async ({ project, graph }) => {
    if (!way.checkpoints) project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
    const memory = isLargest ? watchProviderMemory(project.folder) : undefined;
    try {
      way.upMs.get(size)?.push(await project.up());
      way.requests.push(countRequests(graph).all / size);
      if (!isLargest || way.program === "floor") return;
      way.refreshRequests = Math.max(way.refreshRequests, await requestsOf(graph, () => project.refresh()));
    } finally {
      const peak = await memory?.stop();
      if (peak !== undefined) way.peakMemory = Math.max(way.peakMemory ?? 0, peak);
    }
  });
}
