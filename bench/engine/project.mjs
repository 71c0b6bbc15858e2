// @ts-check
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import ts from "typescript";

import { ownPulumi } from "../../tools/packages/own-pulumi.cjs";
import { runCommand } from "../../tools/pulumi-cli/run-command.mjs";
import { withoutForeignSettings } from "./environment.mjs";
import { TOKEN } from "./graph.mjs";

const PROGRAMS = fileURLToPath(new URL("../programs", import.meta.url));
const NAME = "bench";
/** Far above what any operation here takes: a hang must not last for ever. */
const LIMIT_MS = 15 * 60_000;

/**
 * @typedef {"whatsapp" | "closure" | "lean-closure" | "floor"} Program
 *
 * Where and with which CLI projects are run.
 * @typedef {{ command: string, dir: string, folder: string, signal: AbortSignal }} Engine
 */

/**
 * A Pulumi project with one of the programs, run by the real CLI and language host, each operation in fresh processes. Stack, backend and
 * home are its own.
 */
export class Project {
  #engine;
  #program;
  #numbers;
  /** @type {Record<string, string>} */
  #settings = {};

  /**
   * @param {Engine} engine
   * @param {string} folder
   * @param {Program} program
   * @param {number} numbers
   */
  constructor(engine, folder, program, numbers) {
    this.#engine = engine;
    this.folder = folder;
    this.#program = program;
    this.#numbers = numbers;
  }

  /**
   * @param {Engine} engine
   * @param {Program} program
   * @param {number} numbers how many the program declares
   */
  static async create(engine, program, numbers) {
    const project = new Project(engine, await mkdtemp(path.join(engine.folder, "p")), program, numbers);
    await mkdir(path.join(project.folder, "state"));
    await writeFile(path.join(project.folder, "Pulumi.yaml"), projectFile(program));
    await compilePrograms(project.folder);
    await project.run("stack", "init", NAME);
    return project;
  }

  /**
   * Settings that every later operation gets by the environment, as in a user's shell.
   * @param {Record<string, string>} settings
   */
  set(settings) {
    this.#settings = { ...this.#settings, ...settings };
  }

  up() {
    return this.run("up", "--yes", "--skip-preview");
  }

  upWithoutChanges() {
    return this.run("up", "--yes", "--skip-preview", "--expect-no-changes");
  }

  preview() {
    return this.run("preview", "--expect-no-changes");
  }

  refresh() {
    return this.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  }

  /**
   * Runs the CLI and gives the milliseconds that it took, from its start to its end.
   * @param {string[]} args
   */
  async run(...args) {
    const { command, signal } = this.#engine;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    const started = performance.now();
    const { code, lastLines } = await runCommand(
      command,
      [...args, "--non-interactive", "--color", "never"],
      {
        cwd: this.folder,
        env: this.#env(),
        signal: limit,
      },
    );
    const ms = performance.now() - started;
    if (code !== 0) {
      throw new Error(
        `"pulumi ${args.join(" ")}" of ${this.#program} ended with code ${String(code)}:\n${lastLines}`,
      );
    }
    return ms;
  }

  /** The state as the file backend stores it. */
  state() {
    return readFile(path.join(this.folder, "state", ".pulumi", "stacks", NAME, `${NAME}.json`), "utf8");
  }

  /** @param {string} deployment as `pulumi stack export` writes it */
  async importState(deployment) {
    const file = path.join(this.folder, "deployment.json");
    await writeFile(file, deployment);
    await this.run("stack", "import", "--file", file);
  }

  remove() {
    return rm(this.folder, { recursive: true, force: true });
  }

  #env() {
    const env = withoutForeignSettings(process.env);
    return {
      ...env,
      PATH: `${this.#engine.dir}${path.delimiter}${env.PATH ?? ""}`,
      ...ownPulumi(this.folder),
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      BENCH_NUMBERS: String(this.#numbers),
      ...this.#settings,
    };
  }
}

/**
 * JavaScript is run, as after a build: compiling TypeScript at each start takes the same second of every program, and would hide the
 * differences.
 * @param {Program} program
 */
function projectFile(program) {
  return `name: ${NAME}\nmain: ${program}.js\nruntime: { name: nodejs, options: { typescript: false } }\n`;
}

/** @param {string} folder */
async function compilePrograms(folder) {
  for (const file of await readdir(PROGRAMS)) {
    const { outputText } = ts.transpileModule(await readFile(path.join(PROGRAMS, file), "utf8"), {
      // The target with which Pulumi runs a program in TypeScript that sets none.
      compilerOptions: {
        target: ts.ScriptTarget.ES2020,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
      },
    });
    await writeFile(path.join(folder, file.replace(/\.ts$/, ".js")), outputText);
  }
}
