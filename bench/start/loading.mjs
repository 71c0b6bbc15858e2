// @ts-check
import { fileURLToPath } from "node:url";

import { printedJson } from "../printed-json.mjs";
import { median } from "../statistics.mjs";
import { bareEnvironment, ROOT } from "../work-folder.mjs";

const PROBE = fileURLToPath(new URL("loading-probe.cjs", import.meta.url));
const PROCESSES = 7;

/**
 * V8's profile of loading our code until the first check: the files, and the milliseconds by package, as medians.
 * @typedef {{ files: number, ms: Record<string, number> }} Profile
 *
 * `separate`: each module as a file of its own, as the compiler writes them; `one`: the file that is published.
 * @typedef {Record<"separate" | "one", Profile>} Loading
 */

/**
 * Both in turn, each time in a process of its own.
 *
 * @param {{ signal: AbortSignal }} options
 * @returns {Promise<Loading>}
 */
export async function measureLoading({ signal }) {
  /** @type {Profile[]} */
  const separate = [];
  /** @type {Profile[]} */
  const one = [];
  for (let count = 0; count < PROCESSES; count++) {
    separate.push(await profileOf("provider/dist/handler.js", signal));
    one.push(await profileOf("provider/bundle/handler.js", signal));
  }
  return { separate: medians(separate), one: medians(one) };
}

/**
 * @param {string} file
 * @param {AbortSignal} signal
 */
async function profileOf(file, signal) {
  const env = { ...bareEnvironment(), WHATSAPP_ACCESS_TOKEN: "test-token" };
  const printed = await printedJson(process.execPath, [PROBE, file], { cwd: ROOT, env, signal });
  return /** @type {Profile} */ (printed);
}

/**
 * @param {Profile[]} profiles
 * @returns {Profile}
 */
function medians(profiles) {
  const names = new Set(profiles.flatMap(({ ms }) => Object.keys(ms)));
  /** @type {Record<string, number>} */
  const ms = {};
  for (const name of names) ms[name] = median(profiles.map((profile) => profile.ms[name] ?? 0));
  return { files: median(profiles.map(({ files }) => files)), ms };
}
