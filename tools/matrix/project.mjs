// @ts-check
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "../packages/life.mjs";
import { ownPulumi } from "../packages/own-pulumi.cjs";

/** Settings of a developer's own shell that would change what is tested. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|NODE_OPTIONS$|NODE_ENV$|JEST_WORKER_ID$)/;

/**
 * An empty project outside the checkout, which exists while the work lasts.
 * @template Result
 * @param {{ dependencies: Record<string, string>, files?: Record<string, string>, againstPeers?: boolean, signal: AbortSignal }} contents `againstPeers`: where npm would refuse
 * @param {(project: { folder: string, env: NodeJS.ProcessEnv }) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inEmptyProject({ dependencies, files = {}, againstPeers = false, signal }, work) {
  const outer = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-matrix-"));
  try {
    const folder = path.join(outer, "numbers");
    await mkdir(folder);
    await mkdir(path.join(outer, "state"));
    const manifest = { name: "numbers", private: true, main: "index.ts", dependencies };
    await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const install = ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    if (againstPeers) install.push("--legacy-peer-deps");
    const { code, output } = await run(install, { cwd: folder, env: process.env, signal });
    if (code !== 0) throw new Error(`npm install of ${JSON.stringify(dependencies)} failed:\n${output}`);
    const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
    return await work({ folder, env: { ...Object.fromEntries(own), ...ownPulumi(outer) } });
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

/**
 * The tarballs in a folder, for a package.json.
 * @param {string} folder
 */
export async function tarballsIn(folder) {
  const files = await readdir(folder);
  return Object.fromEntries(
    ["pulumi-whatsapp", "whatsapp-graph-simulator"].map((name) => {
      const file = files.find((each) => each.startsWith(`${name}-`) && each.endsWith(".tgz"));
      if (file === undefined) throw new Error(`${folder} has no tarball of ${name}`);
      return [name, `file:${path.join(folder, file)}`];
    }),
  );
}
