// @ts-check
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { printedJson } from "./printed-json.mjs";
import { median } from "./statistics.mjs";
import { bareEnvironment, ROOT } from "./work-folder.mjs";

const IMPORT_PROBE = fileURLToPath(new URL("import-probe.mjs", import.meta.url));
const HANDLER_PROBE = fileURLToPath(new URL("handler-probe.mjs", import.meta.url));

/**
 * The package as npm would publish it, the cost of its import in a program, and the modules that the provider process loads.
 * Each import has a process of its own.
 * @param {{ signal: AbortSignal, processes?: number }} options
 */
export async function measurePackage({ signal, processes = 11 }) {
  const provider = path.join(ROOT, "provider");
  const listed = await printedJson("npm", ["pack", "--dry-run", "--json"], {
    cwd: provider,
    env: process.env,
    signal,
  });
  const [packed] = /** @type {{ size: number, files: unknown[] }[]} */ (listed);
  if (packed === undefined) throw new Error("npm pack packed nothing");
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(path.join(provider, "package.json"), "utf8"));
  const { dependencies = {} } = /** @type {{ dependencies?: Record<string, string> }} */ (manifest);

  const probe = { cwd: ROOT, env: bareEnvironment(), signal };
  /** @type {{ ms: number, packages: string[] }[]} */
  const probes = [];
  for (let count = 0; count < processes; count++) {
    const printed = await printedJson(process.execPath, [IMPORT_PROBE], probe);
    probes.push(/** @type {{ ms: number, packages: string[] }} */ (printed));
  }
  const loaded = await printedJson(process.execPath, [HANDLER_PROBE], probe);
  return {
    packed: { packedBytes: packed.size, files: packed.files.length, dependencies: Object.keys(dependencies) },
    imported: {
      importMs: median(probes.map(({ ms }) => ms)),
      packages: [...new Set(probes.flatMap(({ packages }) => packages))],
    },
    handler: /** @type {{ files: number, packages: string[], loadsFetch: boolean }} */ (loaded),
  };
}
