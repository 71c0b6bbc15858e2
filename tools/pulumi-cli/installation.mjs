// @ts-check
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

import { runCommand } from "./run-command.mjs";

/** What a program in TypeScript with a dynamic provider needs besides `pulumi` itself. */
const COMPANIONS = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/** Generous: a busy machine may take seconds to load a program of 100 MB for the first time. */
const VERSION_LIMIT_MS = 30_000;

/**
 * The version of the CLI in a folder, or why it cannot be used.
 * @param {string} folder
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined, companionsIn?: string[] }} options
 * @returns {Promise<{ version: string } | { problem: string }>}
 */
export async function inspectInstallation(folder, { env, signal, companionsIn = [folder] }) {
  for (const companion of COMPANIONS) {
    if (findExecutable(companion, companionsIn) === undefined)
      return { problem: `it has no ${companion} beside it` };
  }
  const limit = AbortSignal.timeout(VERSION_LIMIT_MS);
  try {
    const { code, stdout, lastLines } = await runCommand(path.join(folder, "pulumi"), ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
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
 * The first executable file of that name in the folders.
 * @param {string} name
 * @param {string[]} folders
 */
export function findExecutable(name, folders) {
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Absent and not permitted come to the same: it cannot be run.
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} env */
export function foldersOnPath(env) {
  return (env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
}
