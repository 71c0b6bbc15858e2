// @ts-check

/**
 * What the text says, of a type that the reader has to state.
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  /** @type {unknown} */
  const value = JSON.parse(text);
  return value;
}
