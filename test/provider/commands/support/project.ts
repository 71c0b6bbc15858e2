import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { ownPulumi } from "../../../support/own-pulumi.cjs";
import { yaml, type YamlProgram } from "../../../support/yaml";
import { inTerminal, run, start } from "./command";

/** A Pulumi project in YAML, whose state and settings are in a folder of their own. */
export interface Project {
  readonly folder: string;
  /** The shell's variables. A test may change them. */
  readonly env: Record<string, string>;
  /** Writes the program. */
  declare(program: YamlProgram): Promise<void>;
  /** Writes the config of a stack, in clear. The program of `declare` has it as `${<name>}`. */
  configure(stack: string, config: Readonly<Record<string, string>>): Promise<void>;
  /** Runs the command. The report is parsed if `--json` is given. */
  environments(...args: string[]): Promise<Outcome>;
  readonly start: (...args: string[]) => Running;
  readonly inTerminal: (...args: string[]) => Running;
  pulumi(...args: string[]): Promise<{ readonly ok: boolean; readonly output: string }>;
  remove(): Promise<void>;
}

/** The command while it runs. */
export interface Running {
  readonly ended: Promise<unknown>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** In a terminal alone. */
  readonly type: (keys: string) => void;
  /** Its results so far; in a terminal the whole screen. */
  readonly text: () => string;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly environments: readonly Record<string, unknown>[];
}

/** As `yaml` names it. */
const NAME = "numbers";

export async function startProject(env: Readonly<Record<string, string>>): Promise<Project> {
  if (process.env.TEST_PULUMI_MISSING !== undefined) throw new Error(process.env.TEST_PULUMI_MISSING);
  const outer = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-environments-"));
  const folder = path.join(outer, "program");
  for (const each of [folder, path.join(outer, "state")]) await mkdir(each);
  const all: Record<string, string> = { ...ownPulumi(outer), ...env };
  const surroundings = () => ({ cwd: folder, env: all });
  return {
    folder,
    env: all,
    declare: (program) => writeFile(path.join(folder, "Pulumi.yaml"), yaml(program)),
    async configure(stack, config) {
      const file = path.join(folder, `Pulumi.${stack}.yaml`);
      const lines = Object.entries(config).map(
        ([name, value]) => `  ${name.includes(":") ? name : `${NAME}:${name}`}: ${JSON.stringify(value)}\n`,
      );
      // The salt of the stack's secrets.
      const [salt = ""] = /^encryptionsalt:.*\n/m.exec(await readFile(file, "utf8").catch(() => "")) ?? [];
      await writeFile(file, `${salt}config:\n${lines.join("")}`);
    },
    async environments(...args) {
      const ended = await run(["environments", ...args], surroundings());
      const parsed: unknown = args.includes("--json") && ended.stdout !== "" ? JSON.parse(ended.stdout) : {};
      return { ...ended, environments: (parsed as Partial<Outcome>).environments ?? [] };
    },
    start(...args) {
      const started = start(["environments", ...args], surroundings());
      const type = () => {
        throw new Error("There is no terminal to type in");
      };
      return { ...started, type, text: () => started.finished().stdout };
    },
    inTerminal(...args) {
      const started = inTerminal(["environments", ...args], surroundings());
      return { ...started, text: started.screen };
    },
    pulumi(...args) {
      const options = { ...surroundings(), env: { ...process.env, ...all } };
      return new Promise((resolve) => {
        execFile("pulumi", [...args, "--non-interactive"], options, (error, stdout, stderr) => {
          resolve({ ok: error === null, output: stdout + stderr });
        });
      });
    },
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}
