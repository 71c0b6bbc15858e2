// @ts-check

/** @param {import("../start/loading.mjs").Profile} profile */
export const inAll = ({ ms }) => Object.values(ms).reduce((sum, one) => sum + one, 0);

/**
 * The time that loading our code adds to the start, beside that of the same code as separate files.
 *
 * @param {import("../start/loading.mjs").Loading} loading
 * @returns {import("../rows.mjs").Measured[]}
 */
export function loadingRows({ one, separate }) {
  const ratio = inAll(one) / inAll(separate);
  return [["start: loading our code and its first check, one file / separate files", ratio, 0.6, "ratio"]];
}
