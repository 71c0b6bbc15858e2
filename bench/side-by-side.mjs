// @ts-check
import { countRequests, startWithoutListing } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";
import { stateSize } from "./state-size.mjs";
import { rotated } from "./statistics.mjs";

/**
 * @typedef {typeof SIDE_BY_SIDE[number]} Program
 * @typedef {import("./project.mjs").Stack} Stack
 *
 * Milliseconds and bytes of state that a program needed in each round.
 * @typedef {Record<"upMs" | "previewMs" | "bytesPerNumber" | "bytesWithoutHandle", number[]>} Costs
 */

export const SIDE_BY_SIDE = /** @type {const} */ (["whatsapp", "plugin", "closure", "lean-closure", "floor"]);
const COSTS = /** @type {const} */ (["upMs", "previewMs", "bytesPerNumber", "bytesWithoutHandle"]);

/**
 * Creates the numbers with each program in turn, round by round.
 * @param {import("./project.mjs").Engine} engine
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureSideBySide(engine, { numbers, rounds, log }) {
  /** @type {() => Costs} */
  const none = () => ({ upMs: [], previewMs: [], bytesPerNumber: [], bytesWithoutHandle: [] });
  const costs = { whatsapp: none(), plugin: none(), closure: none(), "lean-closure": none(), floor: none() };
  /** The requests of this package to the Graph API, in the round with most. `listed` and `unlisted` are refreshes. */
  const requests = { posts: 0, gets: 0, preview: 0, upWithoutChanges: 0, listed: 0, unlisted: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const program of rotated(SIDE_BY_SIDE, round)) {
      log(`round ${round + 1} of ${rounds}: ${numbers} numbers, ${program}`);
      await withStack(engine, program, numbersToDeclare(numbers), async (stack) => {
        const created = await measureCreation(program, stack, numbers);
        for (const what of COSTS) costs[program][what].push(created[what]);
        if (program !== "whatsapp") return;
        const { all: upWithoutChanges } = await countRequests(stack.graph, () =>
          stack.project.upWithoutChanges(),
        );
        const asked = { ...created.requests, upWithoutChanges, ...(await measureRefresh(stack)) };
        for (const what of /** @type {(keyof typeof asked)[]} */ (Object.keys(asked)))
          requests[what] = Math.max(requests[what], asked[what]);
      });
    }
  }
  return { costs, requests };
}

/**
 * Creates a stack's numbers, then runs a preview that must show no change.
 * @param {Program} program
 * @param {Stack} stack
 * @param {number} numbers
 */
export async function measureCreation(program, { project, graph }, numbers) {
  const { result: upMs, posts, gets } = await countRequests(graph, () => project.up());
  const created = graph.numbers().length;
  const expected = program === "floor" ? 0 : numbers;
  if (created !== expected) throw new Error(`${program} created ${created} numbers instead of ${expected}`);
  const size = stateSize(await project.state());
  const { result: previewMs, all: preview } = await countRequests(graph, () => project.preview());
  return { upMs, previewMs, ...size, requests: { posts, gets, preview } };
}

/**
 * The requests of a refresh if Meta lists the account's numbers, and if not.
 * @param {Stack} stack
 */
export async function measureRefresh({ project, graph }) {
  const { all: listed } = await countRequests(graph, () => project.refresh());
  const closed = await startWithoutListing(graph);
  try {
    project.set({ WHATSAPP_GRAPH_URL: closed.url });
    const { all: unlisted } = await countRequests(closed, () => project.refresh());
    return { listed, unlisted };
  } finally {
    project.set({ WHATSAPP_GRAPH_URL: graph.url });
    await closed.close();
  }
}
