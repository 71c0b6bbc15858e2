// @ts-check
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

import { satisfies } from "semver";

import { runCommand } from "./run-command.mjs";

/** The programs that `pulumi` starts for a TypeScript program with a dynamic provider. */
const COMPANIONS = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/** Long, because a busy machine may take seconds to load a program of 100 MB for the first time. */
const VERSION_LIMIT_MS = 30_000;

/** @typedef {{ env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} Options */

/**
 * The version of the CLI in a folder, or the reason why it does not work.
 * @param {string} folder
 * @param {Options & { companionsIn?: string[] }} options
 * @returns {Promise<{ version: string } | { problem: string }>}
 */
export async function inspect(folder, { env, signal, companionsIn = [folder] }) {
  const missing = COMPANIONS.find((name) => findExecutable(name, companionsIn) === undefined);
  if (missing !== undefined) return { problem: `${missing} is missing next to it` };
  const limit = AbortSignal.timeout(VERSION_LIMIT_MS);
  try {
    const { code, stdout, lastLines } = await runCommand(path.join(folder, "pulumi"), ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal: AbortSignal.any([limit, ...(signal ? [signal] : [])]),
    });
    const version = /^v?(\d+\.\d+\.\d+\S*)\s*$/.exec(stdout)?.[1];
    if (code === 0 && version !== undefined) return { version };
    return {
      problem: `"pulumi version" ended with code ${String(code)} and said: ${lastLines || "nothing"}`,
    };
  } catch (error) {
    signal?.throwIfAborted();
    return { problem: `"pulumi version" failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * The `pulumi` of the user's own shell, if its version is in the range.
 * @param {string} range
 * @param {Options} options
 * @returns {Promise<{ command: string, dir: string, version: string } | { problem: string }>}
 */
export async function pulumiOnPath(range, { env, signal }) {
  const command = findExecutable("pulumi", foldersOnPath(env));
  if (command === undefined) return { problem: "not found" };
  const dir = path.dirname(command);
  const found = await inspect(dir, { env, signal, companionsIn: [dir, ...foldersOnPath(env)] });
  if ("problem" in found) return { problem: `${command} does not work: ${found.problem}` };
  if (satisfies(found.version, range)) return { command, dir, version: found.version };
  return { problem: `${command} is version ${found.version}, and the range is ${range}` };
}

/**
 * The first executable file of that name in the folders.
 * @param {string} name
 * @param {string[]} folders
 */
export function findExecutable(name, folders) {
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

/** @param {NodeJS.ProcessEnv} env */
export function foldersOnPath(env) {
  return (env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
}
