// @ts-check
import { fileURLToPath } from "node:url";

import { withoutForeignSettings } from "../engine/environment.mjs";
import { ROOT } from "../engine/work-folder.mjs";
import { runCommand } from "../../tools/pulumi-cli/run-command.mjs";
import { parseJson } from "../json.mjs";
import { median } from "./statistics.mjs";

const PROBE = fileURLToPath(new URL("import-probe.mjs", import.meta.url));
/** A process takes less than a second. */
const PROCESSES = 11;

/**
 * What it costs a program to import this package, each time in a fresh process.
 * @param {{ signal: AbortSignal, processes?: number }} options
 */
export async function measureImport({ signal, processes = PROCESSES }) {
  const probes = [];
  for (let process = 0; process < processes; process++) probes.push(await probe(signal));
  return {
    importMs: median(probes.map(({ ms }) => ms)),
    packages: [...new Set(probes.flatMap(({ packages }) => packages))],
  };
}

/** @param {AbortSignal} signal */
async function probe(signal) {
  const { code, stdout, lastLines } = await runCommand(process.execPath, [PROBE], {
    cwd: ROOT,
    env: withoutForeignSettings(process.env),
    signal,
  });
  if (code !== 0) throw new Error(`Importing the package failed:\n${lastLines}`);
  return /** @type {{ ms: number, packages: string[] }} */ (parseJson(stdout));
}
