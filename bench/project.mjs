// @ts-check
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "@pulumi-whatsapp/pulumi-cli";
import ts from "typescript";
import { stringify } from "yaml";

import { ownPulumi } from "../test/support/own-pulumi.cjs";
import { startGraph, TOKEN } from "./graph.mjs";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAMS = path.join(ROOT, "bench/programs");
const NAME = "bench";
/** Far above the duration of any operation here, because a hang must end. */
const LIMIT_MS = 15 * 60_000;
/** Settings of a developer's shell that would change a figure, or send the requests elsewhere. */
const FOREIGN = /^(WHATSAPP_|PULUMI_|TF_|NODE_OPTIONS$|NODE_COMPILE_CACHE$|(https?|all|no)_proxy$)/i;

/**
 * `plugin` is the only one that is no program in JavaScript: it is in YAML, as the plugin is reached from every language but by the class.
 * @typedef {"whatsapp" | "plugin" | "closure" | "lean-closure" | "floor"} Program
 *
 * The CLI, and the folder in which projects are made.
 * @typedef {{ command: string, dir: string, folder: string, signal: AbortSignal }} Engine
 *
 * @typedef {Awaited<ReturnType<typeof createProject>>} Project
 *
 * @typedef {{ project: Project, graph: import("./graph.mjs").Simulator }} Stack
 */

export function bareEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
}

/**
 * A folder that exists while the work lasts.
 *
 * It is inside the checkout, so that programs find `node_modules` as a user's do. The path from a program to its modules is part
 * of every entry in the state. So another folder could change the size.
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 */
export async function inWorkFolder(work) {
  const local = path.join(ROOT, ".local");
  await mkdir(local, { recursive: true });
  const folder = await mkdtemp(path.join(local, "bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A new stack and a Graph API for it, which exist while the work lasts.
 * @template Result
 * @param {Engine} engine
 * @param {Program} program
 * @param {number} numbers how many the program declares
 * @param {(stack: Stack) => Promise<Result>} work
 */
export async function withStack(engine, program, numbers, work) {
  const graph = await startGraph();
  const folder = await mkdtemp(path.join(engine.folder, "p"));
  try {
    const project = await createProject(engine, folder, program, numbers);
    project.set({ WHATSAPP_GRAPH_URL: graph.url });
    return await work({ project, graph });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await graph.close();
  }
}

/**
 * A Pulumi project with one of the programs, run by the real CLI and language host, each operation in processes of its own.
 * @param {Engine} engine
 * @param {string} folder
 * @param {Program} program
 * @param {number} numbers
 */
async function createProject({ command, dir, signal }, folder, program, numbers) {
  const bare = bareEnvironment();
  /** @type {NodeJS.ProcessEnv} */
  let env = {
    ...bare,
    PATH: `${dir}${path.delimiter}${bare.PATH ?? ""}`,
    ...ownPulumi(folder),
    WHATSAPP_ACCESS_TOKEN: TOKEN,
    BENCH_NUMBERS: String(numbers),
  };
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

  await mkdir(path.join(folder, "state"));
  // Runs JavaScript, as after a build. Compiling TypeScript at each start takes the same second in every program, and would hide
  // the differences.
  const runtime = "{ name: nodejs, options: { typescript: false } }";
  for (const file of await readdir(PROGRAMS)) {
    const { outputText } = ts.transpileModule(await readFile(path.join(PROGRAMS, file), "utf8"), {
      // Pulumi runs a TypeScript program without a target of its own with this target.
      compilerOptions: {
        target: ts.ScriptTarget.ES2020,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
      },
    });
    await writeFile(path.join(folder, file.replace(/\.ts$/, ".js")), outputText);
  }
  const project =
    program === "plugin"
      ? yamlProject(await declaredNumbers(folder, env, signal))
      : `name: ${NAME}\nmain: ${program}.js\nruntime: ${runtime}\n`;
  await writeFile(path.join(folder, "Pulumi.yaml"), project);
  await run("stack", "init", NAME);

  return {
    folder,
    up: () => run("up", "--yes", "--skip-preview"),
    upWithoutChanges: () => run("up", "--yes", "--skip-preview", "--expect-no-changes"),
    preview: () => run("preview", "--expect-no-changes"),
    refresh: () => run("refresh", "--yes", "--skip-preview", "--expect-no-changes"),
    /** Variables for every later operation. @param {Record<string, string>} variables */
    set(variables) {
      env = { ...env, ...variables };
    },
    /** The state in the file backend. */
    state: () => readFile(path.join(folder, "state/.pulumi/stacks", NAME, `${NAME}.json`), "utf8"),
  };
}

/**
 * The numbers that the programs in JavaScript declare.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<({ name: string } & Record<string, string>)[]>}
 */
async function declaredNumbers(folder, env, signal) {
  const script = 'console.log(JSON.stringify(require("./declared.js").DECLARED))';
  const { stdout } = await runCommand(process.execPath, ["--eval", script], { cwd: folder, env, signal });
  /** @type {unknown} */
  const declared = JSON.parse(stdout);
  return /** @type {({ name: string } & Record<string, string>)[]} */ (declared);
}

/** @param {({ name: string } & Record<string, string>)[]} numbers */
function yamlProject(numbers) {
  /** @type {Record<string, object>} */
  const resources = {};
  for (const { name, ...properties } of numbers)
    resources[name] = { type: "whatsapp:PhoneNumber", properties };
  return stringify({
    name: NAME,
    runtime: "yaml",
    plugins: { providers: [{ name: "whatsapp", path: path.join(ROOT, "plugin") }] },
    resources,
  });
}
