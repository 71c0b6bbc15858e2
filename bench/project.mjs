// @ts-check
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";

import { runCommand } from "@pulumi-whatsapp/pulumi-cli";

import { ownPulumi } from "../test/support/own-pulumi.cjs";
import { startGraph, TOKEN } from "./graph.mjs";
import { NAME, writeProject } from "./program-files.mjs";
import { bareEnvironment } from "./work-folder.mjs";

/**
 * @typedef {import("./program-files.mjs").Program} Program
 * @typedef {import("./program-files.mjs").Declared} Declared
 *
 * The CLI, and the folder in which projects are made.
 * @typedef {{ command: string, dir: string, folder: string, signal: AbortSignal }} Engine
 *
 * A Pulumi project in a folder of its own. Each operation gives the milliseconds from its start to its end.
 * @typedef {object} Project
 * @property {string} folder
 * @property {() => Promise<number>} up
 * @property {() => Promise<number>} upWithoutChanges fails if there are any
 * @property {() => Promise<number>} preview the same
 * @property {() => Promise<number>} refresh the same
 * @property {(...args: string[]) => Promise<number>} import imports resources into the state, by the arguments that name them
 * @property {(now: readonly Declared[]) => Promise<void>} declare changes the resources of the program
 * @property {(steps: number) => void} inParallel every later operation runs so many steps at once, on any machine
 * @property {(variables: Record<string, string>) => void} set variables for every later operation
 * @property {() => Promise<string>} state the state in the file backend
 *
 * @typedef {{ project: Project, graph: import("./graph.mjs").Simulator }} Stack
 */

/** Far above the duration of any operation here, because a hang must end. */
const LIMIT_MS = 60 * 60_000;

/**
 * A new stack and a Graph API for it, which exist while the work lasts.
 * @template Result
 * @param {Engine} engine
 * @param {Program} program
 * @param {readonly Declared[]} declared
 * @param {(stack: Stack) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withStack(engine, program, declared, work) {
  const graph = await startGraph();
  try {
    return await withStackAt(graph, engine, program, declared, (project) => {
      return work({ project, graph });
    });
  } finally {
    await graph.close();
  }
}

/**
 * A new stack for a Graph API, which other stacks may use too.
 * @template Result
 * @param {import("./graph.mjs").Simulator} graph
 * @param {Engine} engine
 * @param {Program} program
 * @param {readonly Declared[]} declared
 * @param {(project: Project) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withStackAt(graph, engine, program, declared, work) {
  const folder = await mkdtemp(path.join(engine.folder, "p"));
  try {
    const project = await createProject(engine, folder, program, declared);
    project.set({ WHATSAPP_GRAPH_URL: graph.url });
    return await work(project);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A Pulumi project with one of the programs, run by the real CLI and language host, each operation in processes of its own.
 * @param {Engine} engine
 * @param {string} folder
 * @param {Program} program
 * @param {readonly Declared[]} declared
 * @returns {Promise<Project>}
 */
async function createProject({ command, dir, signal }, folder, program, declared) {
  const bare = bareEnvironment();
  /** @type {NodeJS.ProcessEnv} */
  let env = {
    ...bare,
    PATH: `${dir}${path.delimiter}${bare.PATH ?? ""}`,
    ...ownPulumi(folder),
    WHATSAPP_ACCESS_TOKEN: TOKEN,
  };
  /** @type {string[]} */
  let parallel = [];
  /**
   * Runs the CLI and gives the milliseconds from its start to its end.
   * @param {string[]} args
   */
  const run = async (...args) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    const started = performance.now();
    const options = { cwd: folder, env, signal: limit };
    const outcome = await runCommand(command, [...args, "--non-interactive", "--color", "never"], options);
    const ms = performance.now() - started;
    if (outcome.code === 0) return ms;
    throw new Error(
      `"pulumi ${args.join(" ")}" of ${program} ended with code ${String(outcome.code)}:\n${outcome.lastLines}`,
    );
  };
  const operate = (/** @type {string[]} */ ...args) => run(...args, ...parallel);

  await mkdir(path.join(folder, "state"));
  await writeProject(folder, program, declared);
  await run("stack", "init", NAME);

  return {
    folder,
    up: () => operate("up", "--yes", "--skip-preview"),
    upWithoutChanges: () => operate("up", "--yes", "--skip-preview", "--expect-no-changes"),
    preview: () => operate("preview", "--expect-no-changes"),
    refresh: () => operate("refresh", "--yes", "--skip-preview", "--expect-no-changes"),
    import: (...args) => operate("import", ...args, "--yes", "--skip-preview", "--generate-code=false"),
    declare: (now) => writeProject(folder, program, now),
    inParallel(steps) {
      parallel = ["--parallel", String(steps)];
    },
    set(variables) {
      env = { ...env, ...variables };
    },
    state: () => readFile(path.join(folder, "state/.pulumi/stacks", NAME, `${NAME}.json`), "utf8"),
  };
}
