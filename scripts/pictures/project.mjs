// @ts-check
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";

import { ownPulumi } from "../../test/support/own-pulumi.cjs";
import { ROOT } from "../support/local-stack.mjs";
import { prompt, shownLines } from "./lines.mjs";
import { linesInTerminal } from "./terminal.mjs";

/** @typedef {import("./terminal.mjs").Answer} Answer */
/** @typedef {{ starts?: string[], answers?: Answer[], code?: number }} Showing as in shownLines and linesInTerminal */
/**
 * @typedef {object} Project
 * @property {string} folder
 * @property {(command: string, ...args: string[]) => Promise<unknown>} run runs a command that no picture shows
 * @property {(command: string, showing?: Showing) => Promise<import("./text-of.mjs").Line[]>} show the lines of a command, with it
 */

/**
 * Takes pictures in a folder for a Pulumi project, which has this checkout's packages. Then it removes the folder.
 * @param {Record<string, string>} variables
 * @param {(project: Project) => Promise<Record<string, string>>} use the pictures by the names of their files
 */
export async function inProject(variables, use) {
  const outer = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-pictures-"));
  try {
    const folder = path.join(outer, "program");
    await mkdir(folder);
    await mkdir(path.join(outer, "state"));
    await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
    const env = { ...(await bareEnvironment(outer)), ...variables };
    return await use({
      folder,
      run: (command, ...args) => promisify(execFile)(command, args, { cwd: folder, env }),
      show: async (command, { starts, answers = [], code = 0 } = {}) => {
        const lines = await linesInTerminal(command, { cwd: folder, env, answers, code });
        return [prompt(command), ...shownLines(lines, starts)];
      },
    });
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

/**
 * Nothing of the person's shell: in CI, the Pulumi CLI would not draw for a terminal.
 * @param {string} folder
 */
async function bareEnvironment(folder) {
  const { dir } = await obtainPulumi();
  return {
    ...ownPulumi(folder),
    HOME: folder,
    PATH: `${dir}${path.delimiter}${process.env.PATH ?? ""}`,
    // Without a check of types, programs start faster.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    npm_config_update_notifier: "false",
  };
}
