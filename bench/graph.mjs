// @ts-check
import { startSimulator } from "whatsapp-graph-simulator";

/** @typedef {import("whatsapp-graph-simulator").Simulator} Simulator */

/** Made up, like all data of the simulator. */
export const ACCOUNT = "100000000000001";
export const TOKEN = "test-token";

/** @typedef {NonNullable<import("whatsapp-graph-simulator").SimulatorOptions["accounts"]>[number]} Account */

/**
 * Each stack has a Graph API of its own, so that the ledger has only its requests.
 * @param {NonNullable<Account["numbers"]>} [numbers] the account has them already
 */
export function startGraph(numbers = []) {
  return startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers }] });
}

/**
 * The same numbers on an account whose listing Meta refuses.
 * @param {Simulator} graph
 */
export function startWithoutListing(graph) {
  const numbers = graph.numbers().map(({ id, cc, phoneNumber, verifiedName, nameStatus }) => {
    return { id, cc, phoneNumber, verifiedName, nameStatus };
  });
  return startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], listing: "refused", numbers }] });
}

/**
 * The requests that the work makes, and its result.
 * @template Result
 * @param {Simulator} graph
 * @param {() => Promise<Result>} work
 */
export async function countRequests(graph, work) {
  graph.clearRequests();
  const result = await work();
  const methods = graph.requests().map(({ method }) => method);
  const by = (/** @type {string} */ name) => methods.filter((method) => method === name).length;
  return { result, all: methods.length, posts: by("POST"), gets: by("GET"), deletes: by("DELETE") };
}
