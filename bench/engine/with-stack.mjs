// @ts-check
import { startGraph } from "./graph.mjs";
import { Project } from "./project.mjs";

/**
 * @typedef {import("./project.mjs").Engine} Engine
 * @typedef {import("./project.mjs").Program} Program
 * @typedef {import("whatsapp-graph-simulator").Simulator} Simulator
 */

/**
 * A new stack and a Graph API for it, which exist while the work lasts.
 * @template Result
 * @param {Engine} engine
 * @param {Program} program
 * @param {number} numbers
 * @param {(stack: { project: Project, graph: Simulator }) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withStack(engine, program, numbers, work) {
  const graph = await startGraph();
  try {
    const project = await Project.create(engine, program, numbers);
    try {
      project.set({ WHATSAPP_GRAPH_URL: graph.url });
      return await work({ project, graph });
    } finally {
      await project.remove();
    }
  } finally {
    await graph.close();
  }
}
