// @ts-check
import { countRequests, requestsOf } from "../engine/graph.mjs";
import { stateSize } from "./state-size.mjs";

/**
 * Creates a stack's numbers, then previews what is left to do: nothing.
 * @param {import("../engine/project.mjs").Program} program
 * @param {{ project: import("../engine/project.mjs").Project, graph: import("../engine/graph.mjs").Simulator }} stack
 * @param {number} numbers
 */
export async function measureCreation(program, { project, graph }, numbers) {
  const upMs = await project.up();
  const { posts, gets } = countRequests(graph);
  const created = graph.numbers().length;
  const expected = program === "floor" ? 0 : numbers;
  if (created !== expected) throw new Error(`${program} created ${created} numbers instead of ${expected}`);
  const size = stateSize(await project.state());

  let previewMs = 0;
  const preview = await requestsOf(graph, async () => (previewMs = await project.preview()));
  return { upMs, previewMs, ...size, requests: { posts, gets, preview } };
}
