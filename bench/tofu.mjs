// @ts-check
import { countRequests } from "./graph.mjs";
import { withTofu } from "./tofu/project.mjs";

/**
 * The needs of OpenTofu in each round. `plan` is one without changes.
 * @typedef {Record<"applyMs" | "planMs" | "bytesPerNumber" | "applyRequests" | "planRequests", number>} TofuRound
 */

/**
 * Creates the numbers with OpenTofu and the REST provider.
 * @param {import("./tofu/project.mjs").Tofu} tofu
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureTofu(tofu, { numbers, rounds, log }) {
  /** @type {TofuRound[]} */
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    log(`round ${round + 1} of ${rounds}: ${numbers} numbers, OpenTofu`);
    measured.push(await measureRound(tofu, numbers));
  }
  return measured;
}

/**
 * @param {import("./tofu/project.mjs").Tofu} tofu
 * @param {number} numbers
 * @returns {Promise<TofuRound>}
 */
function measureRound(tofu, numbers) {
  return withTofu(tofu, numbers, async ({ project, graph }) => {
    const apply = await countRequests(graph, () => project.up());
    const created = graph.numbers().length;
    if (created !== numbers) throw new Error(`OpenTofu created ${created} numbers`);
    const plan = await countRequests(graph, () => project.preview());
    return {
      applyMs: apply.result,
      planMs: plan.result,
      // The file is indented, and everything but the entries is small.
      bytesPerNumber: Buffer.byteLength(await project.state()) / numbers,
      applyRequests: apply.all,
      planRequests: plan.all,
    };
  });
}
