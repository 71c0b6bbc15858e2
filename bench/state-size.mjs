// @ts-check

/**
 * @typedef {{ custom?: boolean, type: string, inputs?: Record<string, unknown>, outputs?: Record<string, unknown> }} Entry
 */

/**
 * The bytes of a state file that a resource takes, and those that it would take with an empty handle.
 * @param {string} state
 */
export function stateSize(state) {
  /** @type {unknown} */
  const json = JSON.parse(state);
  const parsed = /** @type {{ checkpoint: { latest: { resources: Entry[] } } }} */ (json);
  // In this form an entry takes as many bytes in the file as below.
  if (JSON.stringify(parsed) !== state.trimEnd()) throw new Error("The state file is not compact JSON");
  const entries = parsed.checkpoint.latest.resources.filter(
    ({ custom, type }) => custom && /^(pulumi-nodejs:dynamic|whatsapp:)/.test(type),
  );
  if (entries.length === 0) throw new Error("There is no resource in the state file");
  // Each with the comma after it.
  const mean = (/** @type {Entry[]} */ all) =>
    all.reduce((sum, entry) => sum + Buffer.byteLength(`${JSON.stringify(entry)},`), 0) / all.length;
  const withoutHandle = entries.map(({ inputs, outputs, ...entry }) => {
    return { ...entry, inputs: { ...inputs, __provider: "" }, outputs: { ...outputs, __provider: "" } };
  });
  return { bytesPerNumber: mean(entries), bytesWithoutHandle: mean(withoutHandle) };
}
