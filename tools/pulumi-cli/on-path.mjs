// @ts-check
import path from "node:path";

import { satisfies } from "semver";

import { findExecutable, foldersOnPath, inspectInstallation } from "./installation.mjs";
import { MINIMUM_VERSION } from "./versions.mjs";

/**
 * The `pulumi` that the user's own shell would start, if this project's SDK can work with it.
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 * @returns {Promise<{ command: string, dir: string, version: string } | { problem: string }>}
 */
export async function pulumiOnPath({ env, signal }) {
  const command = findExecutable("pulumi", foldersOnPath(env));
  if (command === undefined) return { problem: "there is none" };
  const dir = path.dirname(command);
  const found = await inspectInstallation(dir, { env, signal, companionsIn: [dir, ...foldersOnPath(env)] });
  if ("problem" in found) return { problem: `${command} cannot be used: ${found.problem}` };
  if (!satisfies(found.version, `^${MINIMUM_VERSION}`)) {
    return {
      problem: `${command} is version ${found.version}, and a 3.x from ${MINIMUM_VERSION} on is needed`,
    };
  }
  return { command, dir, version: found.version };
}
