// @ts-check
import { countRequests } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";
import { rotated } from "./statistics.mjs";

/**
 * One way to create numbers. Checkpoints are the engine's: it writes the whole state again at every step.
 * @typedef {{ program: "whatsapp" | "plugin" | "floor", checkpoints: boolean }} Way
 *
 * `upMs` by size, and in each round; `requests` per number, at each size and in each round; the rest at the largest size.
 * @typedef {Way & { upMs: Map<number, number[]>, requests: number[], refreshRequests: number }} Growth
 */

/** @type {Way[]} */
const WAYS = [
  { program: "whatsapp", checkpoints: true },
  { program: "whatsapp", checkpoints: false },
  { program: "plugin", checkpoints: false },
  { program: "floor", checkpoints: false },
];

/**
 * The stacks by which growth is measured: 50 to 1,000 numbers if 200 is the size of the others.
 * @param {number} numbers
 */
export function growthSizes(numbers) {
  return [Math.round(numbers / 4), numbers, Math.round(2.5 * numbers), 5 * numbers];
}

/**
 * Creates few and many numbers, to compare the cost of each.
 * @param {import("./project.mjs").Engine} engine
 * @param {{ sizes: readonly number[], rounds: number, log: (line: string) => void }} options
 */
export async function measureGrowth(engine, { sizes, rounds, log }) {
  /** @type {Growth[]} */
  const growth = WAYS.map((way) => {
    const upMs = new Map(sizes.map((size) => [size, /** @type {number[]} */ ([])]));
    return { ...way, upMs, requests: [], refreshRequests: 0 };
  });
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      for (const way of rotated(growth, round)) {
        const checkpoints = way.checkpoints ? "" : ", checkpoints off";
        log(`growth, round ${round + 1} of ${rounds}: ${size} numbers, ${way.program}${checkpoints}`);
        await createNumbers(engine, way, size, size === Math.max(...sizes));
      }
    }
  }
  return growth;
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {Growth} way
 * @param {number} size
 * @param {boolean} isLargest then the requests of a refresh are measured as well
 */
async function createNumbers(engine, way, size, isLargest) {
  await withStack(engine, way.program, numbersToDeclare(size), async ({ project, graph }) => {
    if (!way.checkpoints) project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
    const { result: upMs, all } = await countRequests(graph, () => project.up());
    way.upMs.get(size)?.push(upMs);
    way.requests.push(all / size);
    if (!isLargest || way.program === "floor") return;
    const refresh = await countRequests(graph, () => project.refresh());
    way.refreshRequests = Math.max(way.refreshRequests, refresh.all);
  });
}
