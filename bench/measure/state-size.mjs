// @ts-check
import { parseJson } from "../json.mjs";

/**
 * @typedef {{ custom?: boolean, type: string, inputs?: Record<string, unknown>, outputs?: Record<string, unknown> }} Entry
 */

/**
 * How many bytes of a state file a number takes, and how many it would take with an empty handle.
 * @param {string} state
 */
export function stateSize(state) {
  const parsed = /** @type {{ checkpoint: { latest: { resources: Entry[] } } }} */ (parseJson(state));
  // Then an entry takes as many bytes in the file as it does below.
  if (JSON.stringify(parsed) !== state.trimEnd()) throw new Error("The state file is not compact JSON");
  const entries = parsed.checkpoint.latest.resources.filter(
    ({ custom, type }) => custom && type.startsWith("pulumi-nodejs:dynamic"),
  );
  if (entries.length === 0) throw new Error("There is no number in the state file");
  return {
    bytesPerNumber: bytes(entries) / entries.length,
    bytesWithoutHandle: bytes(entries.map(withoutHandle)) / entries.length,
  };
}

/** @param {Entry[]} entries */
function bytes(entries) {
  // Each with the comma behind it.
  return entries.reduce((sum, entry) => sum + Buffer.byteLength(`${JSON.stringify(entry)},`), 0);
}

/** @param {Entry} entry */
function withoutHandle({ inputs = {}, outputs = {}, ...entry }) {
  return { ...entry, inputs: { ...inputs, __provider: "" }, outputs: { ...outputs, __provider: "" } };
}
