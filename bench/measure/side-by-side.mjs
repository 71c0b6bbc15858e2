// @ts-check
import { requestsOf } from "../engine/graph.mjs";
import { withStack } from "../engine/with-stack.mjs";
import { measureCreation } from "./creation.mjs";
import { refreshRequests } from "./refresh-requests.mjs";
import { rotated } from "./statistics.mjs";

/**
 * @typedef {import("../engine/project.mjs").Program} Program
 *
 * What a program needed in each round: milliseconds, and bytes of state.
 * @typedef {{ upMs: number[], previewMs: number[], bytesPerNumber: number[], bytesWithoutHandle: number[] }} Costs
 *
 * What this package asked of the Graph API in a round. `listed` and `unlisted` are refreshes.
 * @typedef {Record<"posts" | "gets" | "preview" | "upWithoutChanges" | "listed" | "unlisted", number>} Requests
 */

/** @type {Program[]} */
const PROGRAMS = ["whatsapp", "closure", "lean-closure", "floor"];

/**
 * Creates the numbers with each program in turn, round by round.
 * @param {import("../engine/project.mjs").Engine} engine
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureSideBySide(engine, { numbers, rounds, log }) {
  const costs = { whatsapp: noCosts(), closure: noCosts(), "lean-closure": noCosts(), floor: noCosts() };
  /** @type {Requests[]} */
  const requests = [];
  for (let round = 0; round < rounds; round++) {
    for (const program of rotated(PROGRAMS, round)) {
      log(`round ${round + 1} of ${rounds}: ${numbers} numbers, ${program}`);
      await withStack(engine, program, numbers, async (stack) => {
        const made = await measureCreation(program, stack, numbers);
        costs[program].upMs.push(made.upMs);
        costs[program].previewMs.push(made.previewMs);
        costs[program].bytesPerNumber.push(made.bytesPerNumber);
        costs[program].bytesWithoutHandle.push(made.bytesWithoutHandle);
        if (program !== "whatsapp") return;
        const upWithoutChanges = await requestsOf(stack.graph, () => stack.project.upWithoutChanges());
        requests.push({ ...made.requests, upWithoutChanges, ...(await refreshRequests(stack)) });
      });
    }
  }
  return { costs, requests: mostOf(requests) };
}

/** @returns {Costs} */
function noCosts() {
  return { upMs: [], previewMs: [], bytesPerNumber: [], bytesWithoutHandle: [] };
}

/** @param {readonly Requests[]} rounds */
function mostOf(rounds) {
  const most = (/** @type {keyof Requests} */ kind) => Math.max(...rounds.map((round) => round[kind]));
  return {
    posts: most("posts"),
    gets: most("gets"),
    preview: most("preview"),
    upWithoutChanges: most("upWithoutChanges"),
    listed: most("listed"),
    unlisted: most("unlisted"),
  };
}
