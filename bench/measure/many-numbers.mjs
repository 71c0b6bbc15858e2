// @ts-check
import { ACCOUNT } from "../engine/graph.mjs";
import { parseJson } from "../json.mjs";

/**
 * @typedef {{ urn: string, custom?: boolean, type: string, id?: string, inputs?: Record<string, unknown>, outputs?: Record<string, unknown> }} Entry
 */

/**
 * Gives a stack numbers without creating them one by one: the server has them, and the state has an entry for each, like one that the engine wrote.
 * @param {{ project: import("../engine/project.mjs").Project, graph: import("../engine/graph.mjs").Simulator }} stack
 * @param {string} state of a stack with at least one number
 * @param {number} count
 */
export async function importManyNumbers({ project, graph }, state, count) {
  const { checkpoint } =
    /** @type {{ checkpoint: { latest: { resources: Entry[] } & Record<string, unknown> } }} */ (
      parseJson(state)
    );
  const { resources, ...rest } = checkpoint.latest;
  const pattern = resources.find(({ custom, type }) => custom && type.startsWith("pulumi-nodejs:dynamic"));
  if (pattern === undefined) throw new Error("There is no number in the state");
  const others = resources.filter(({ type }) => type !== pattern.type);

  const entries = Array.from({ length: count }, (_, index) => {
    // Fictional: a hundred for each area code.
    const phoneNumber = `${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`;
    const declared = { cc: "1", phoneNumber, verifiedName: `Example ${index}` };
    const { id, displayPhoneNumber } = graph.addNumber(ACCOUNT, declared);
    return {
      ...pattern,
      urn: `${pattern.urn}-${index}`,
      id,
      inputs: { ...pattern.inputs, ...declared },
      outputs: { ...pattern.outputs, ...declared, phoneNumberId: id, displayPhoneNumber },
    };
  });
  const deployment = { ...rest, resources: [...others, ...entries] };
  await project.importState(JSON.stringify({ version: 3, deployment }));
}
