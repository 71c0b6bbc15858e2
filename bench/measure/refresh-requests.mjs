// @ts-check
import { requestsOf, startWithoutListing } from "../engine/graph.mjs";

/**
 * The requests of a refresh, where Meta lets the account's numbers be listed and where it does not.
 * @param {{ project: import("../engine/project.mjs").Project, graph: import("../engine/graph.mjs").Simulator }} stack
 */
export async function refreshRequests({ project, graph }) {
  const listed = await requestsOf(graph, () => project.refresh());
  const withoutListing = await startWithoutListing(graph);
  try {
    project.set({ WHATSAPP_GRAPH_URL: withoutListing.url });
    const unlisted = await requestsOf(withoutListing, () => project.refresh());
    return { listed, unlisted };
  } finally {
    project.set({ WHATSAPP_GRAPH_URL: graph.url });
    await withoutListing.close();
  }
}
