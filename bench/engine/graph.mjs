// @ts-check
import { startSimulator } from "whatsapp-graph-simulator";

/** @typedef {import("whatsapp-graph-simulator").Simulator} Simulator */

/** Made up, like everything that the simulator knows. */
export const ACCOUNT = "100000000000001";
export const TOKEN = "test-token";

/** A Graph API of its own for each stack, so that its ledger has nothing else in it. */
export function startGraph() {
  return startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN] }] });
}

/**
 * The same numbers on an account that does not let them be listed.
 * @param {Simulator} graph
 */
export function startWithoutListing(graph) {
  const numbers = graph.numbers().map(({ id, cc, phoneNumber, verifiedName, nameStatus }) => {
    return { id, cc, phoneNumber, verifiedName, nameStatus };
  });
  return startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN], listing: "refused", numbers }] });
}

/**
 * What the server has been asked since its ledger was cleared.
 * @param {Simulator} graph
 */
export function countRequests(graph) {
  const requests = graph.requests();
  const by = (/** @type {string} */ method) => requests.filter((request) => request.method === method).length;
  return { all: requests.length, posts: by("POST"), gets: by("GET") };
}

/**
 * The requests that the work makes.
 * @param {Simulator} graph
 * @param {() => Promise<unknown>} work
 */
export async function requestsOf(graph, work) {
  graph.clearRequests();
  await work();
  return countRequests(graph).all;
}
