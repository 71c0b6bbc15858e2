// @ts-check
import { readFile } from "node:fs/promises";
import path from "node:path";

import { runCommand } from "../../tools/pulumi-cli/run-command.mjs";
import { parseJson } from "../json.mjs";
import { ROOT } from "../engine/work-folder.mjs";

/**
 * The package as npm would publish it.
 * @param {{ signal: AbortSignal }} options
 */
export async function measurePackage({ signal }) {
  const cwd = path.join(ROOT, "provider");
  const { code, stdout, lastLines } = await runCommand("npm", ["pack", "--dry-run", "--json"], {
    cwd,
    env: process.env,
    signal,
  });
  if (code !== 0) throw new Error(`npm pack failed:\n${lastLines}`);
  const [packed] = /** @type {{ size: number, files: unknown[] }[]} */ (parseJson(stdout));
  if (packed === undefined) throw new Error("npm pack packed nothing");
  const text = await readFile(path.join(cwd, "package.json"), "utf8");
  const manifest = /** @type {{ dependencies?: Record<string, string> }} */ (parseJson(text));
  return {
    packedBytes: packed.size,
    files: packed.files.length,
    dependencies: Object.keys(manifest.dependencies ?? {}),
  };
}
