// @ts-check
import { median } from "../statistics.mjs";

/**
 * @typedef {import("../start/measure.mjs").Start} Start
 * @typedef {Record<"whatsapp" | "plugin", readonly Start[]>} Starts
 */

/**
 * The time that our own code adds to the start: loading it, and its work until the first creation is sent.
 *
 * @param {Starts} starts
 * @returns {import("../rows.mjs").Measured[]}
 */
export function startRows({ whatsapp }) {
  const ours = whatsapp.map(({ loading, work }) => loading + work);
  return [["start: our part until the first creation is sent", median(ours), 60, "ms"]];
}
