import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import {
  CommandError,
  type ConfigMap,
  type Deployment,
  type DestroyOptions,
  type DiagnosticEvent,
  type EngineEvent,
  type GlobalOpts,
  LocalWorkspace,
  type OpMap,
  type OutputMap,
  PulumiCommand,
  type PulumiFn,
  type RefreshOptions,
  Stack,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import * as sdkSettings from "@pulumi/pulumi/runtime/settings";

import { ownPulumi } from "./own-pulumi.cjs";
import { foreignVariables } from "./environment";

// gRPC keeps its connections by address for the whole process, and a test process sees hundreds of short-lived engines. If one
// gets the port of an earlier one, the SDK would call it over a dead connection. The SDK would take that for the engine's end,
// and the program would seem to declare nothing.
const { grpcChannelOptions, grpcClientOptions } = sdkSettings as unknown as Record<
  string,
  object | undefined
>;
for (const options of [grpcChannelOptions, grpcClientOptions]) {
  if (options === undefined) throw new Error("Pulumi's SDK has its gRPC options somewhere else now");
  Object.assign(options, { "grpc.use_local_subchannel_pool": 1 });
}

/** The root of the checkout, with the root project. */
export const REPOSITORY = path.resolve(__dirname, "../..");
const execute = promisify(execFile);
const PROJECT = "numbers";
const STACK = "test";

/** The result of an operation of the real CLI. A failure is a value, because a test reads the text that a person would see. */
export interface Step {
  ok: boolean;
  /** Unchanged stdout and stderr. */
  output: string;
  /** The number of resources for each operation: `{ create: 2, same: 1 }`. */
  changes: OpMap;
  messages: Message[];
  /** The outputs of the stack after a successful `up`. */
  outputs: Record<string, unknown>;
}

export interface Message {
  severity: DiagnosticEvent["severity"];
  text: string;
}

/** An entry of the exported state. */
export interface StoredResource {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  external?: boolean;
  protect?: boolean;
  delete?: boolean;
  pendingReplacement?: boolean;
  retainOnDelete?: boolean;
  initErrors?: string[];
  inputs: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** The body of a Pulumi program. An object that it returns becomes the outputs of the stack. */
export type Program = () => unknown;

/** The log level of the CLI and its plugins. */
export type Loud = Pick<GlobalOpts, "logToStdErr" | "logVerbosity" | "logFlow" | "debug">;

/** Options of `pulumi up` that change its effect. */
export type UpFlags = Pick<UpOptions, "replace" | "continueOnError" | "target" | "refresh">;

export interface RunningUp {
  /** The effect of the keyboard's ^C. */
  interrupt(): void;
  /** Its output so far. */
  output(): string;
  ended: Promise<{ code: number | null }>;
}

/** A stack with a backend, a home and a folder of its own, for the real CLI. */
export interface EngineStack {
  /** Without a program of the test's own, it runs the given project's. */
  preview(program?: Program): Promise<Step>;
  up(program?: Program, options?: Loud & UpFlags): Promise<Step>;
  refresh(options?: Loud & Pick<RefreshOptions, "target">): Promise<Step>;
  /** Runs another command of the CLI on the stack: `pulumi state taint <urn>`. */
  run(...args: string[]): Promise<Step>;
  destroy(options?: Pick<DestroyOptions, "refresh">): Promise<Step>;
  /**
   * Starts `pulumi up` of a JavaScript program, or of the given project, as a shell does. It has a process group of its own,
   * which gets the keyboard's signals. The language host takes part, unlike in `up`.
   */
  startUp(source?: string): Promise<RunningUp>;
  /** Writes a file into the folder of the program. */
  write(name: string, content: Uint8Array | string): Promise<void>;
  /** Sets variables for the later operations, like a person in the shell. */
  setEnvironment(variables: Record<string, string>): void;
  /** The state in the form of `pulumi stack export` and `pulumi stack import`. */
  exportState(): Promise<Deployment>;
  importState(state: Deployment): Promise<void>;
  /** The custom resources in state. */
  resources(): Promise<StoredResource[]>;
  /** Every file from the engine: state, its history and backups, settings, logs. */
  stored(): Promise<string>;
  remove(): Promise<void>;
}

export interface StackOptions {
  /** A folder with a `Pulumi.yaml`. Its program runs instead of a test's own. */
  project?: string;
  /** The `Pulumi.yaml` of a program in YAML, which runs instead of a test's own: see `yaml.ts`. */
  yaml?: string;
  /** In clear. Tokens and secrets are stored as a person would do it: `pulumi config set --secret`. */
  config?: Record<string, string | undefined>;
  /** In clear, and stored in clear under any name. */
  plain?: Record<string, string>;
  /** Secrets within an object, by their paths: `pulumi config set --path --secret`. */
  secretPaths?: Record<string, string>;
  /** Packages to install instead of the checkout's: their files by package name. */
  installed?: Record<string, Record<string, string>>;
  env?: Record<string, string>;
}

export async function startStack(options: StackOptions = {}): Promise<EngineStack> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-test-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await stackIn(folder, options)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function stackIn(folder: string, options: StackOptions): Promise<Omit<EngineStack, "remove">> {
  const { config = {}, plain = {}, secretPaths = {}, env = {}, project, yaml } = options;
  const workDir = path.join(folder, "program");
  await mkdir(workDir);
  await mkdir(path.join(folder, "state"));
  if (yaml === undefined) await linkInto(workDir, options);
  else await writeFile(path.join(workDir, "Pulumi.yaml"), yaml);

  const workspace = await LocalWorkspace.create({
    pulumiCommand: await findCommand(),
    workDir,
    pulumiHome: path.join(folder, "home"),
    envVars: { ...ownPulumi(folder), ...env },
    ...(project === undefined &&
      yaml === undefined && {
        program: noProgram,
        projectSettings: { name: PROJECT, runtime: "nodejs" },
      }),
  });
  const stack = withoutHistory(await Stack.create(STACK, workspace));
  const inClear = Object.entries(plain).map(([name, value]) => [name, { value }]);
  await stack.setAllConfig({ ...asStackConfig(config), ...(Object.fromEntries(inClear) as ConfigMap) });
  for (const [path, value] of Object.entries(secretPaths))
    await stack.setConfig(path, { value, secret: true }, true);

  return {
    preview: (program) => observe((options) => stack.preview({ ...inline(program), ...options })),
    async up(program, own) {
      const hasOutputs = { is: program === undefined };
      stack.outputs = () => (hasOutputs.is ? Stack.prototype.outputs.call(stack) : Promise.resolve({}));
      return observe((options) => stack.up({ ...inline(program, hasOutputs), ...options, ...own }));
    },
    refresh: (own) => observe((options) => stack.refresh({ ...options, ...own })),
    run: (...args) =>
      observe(async (observation) => {
        const { command } = workspace.pulumiCommand;
        const options = ["--stack", STACK, "--non-interactive", "--color", "never"];
        const env = { ...process.env, ...workspace.envVars };
        const ended = await execute(command, [...args, ...options], { cwd: workDir, env }).catch(
          (error: unknown) => {
            // Not by its class, because in jest Node's own errors have another one.
            if (!(Object(error) === error && "stdout" in (error as object) && "stderr" in (error as object)))
              throw error;
            const { stdout, stderr } = error as { stdout: unknown; stderr: unknown };
            return { stdout: String(stdout), stderr: String(stderr), failed: true };
          },
        );
        observation.onOutput(ended.stdout);
        observation.onError(ended.stderr);
        return { ...ended, ok: !("failed" in ended) };
      }),
    destroy: (own) => observe((options) => stack.destroy({ ...options, ...own })),

    async startUp(source) {
      if (source !== undefined) await writeFile(path.join(workDir, "index.js"), source);
      const { command } = workspace.pulumiCommand;
      return startInGroup(
        command,
        ["up", "--yes", "--skip-preview", "--non-interactive", "--color", "never", "--stack", STACK],
        {
          cwd: workDir,
          env: { ...process.env, ...workspace.envVars },
        },
      );
    },

    write: (name, content) => writeFile(path.join(workDir, name), content),

    setEnvironment(variables) {
      Object.assign(workspace.envVars, variables);
    },

    exportState: () => stack.exportStack(),
    importState: (state) => stack.importStack(state),

    async resources() {
      const { resources = [] } = (await stack.exportStack()).deployment as { resources?: StoredResource[] };
      return resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    },

    stored: () => readAll(folder),
  };
}

function startInGroup(
  command: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): RunningUp {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  return {
    interrupt() {
      if (child.pid === undefined) throw new Error(`${command} did not start`);
      process.kill(-child.pid, "SIGINT");
    },
    output: () => printed,
    ended: once(child, "close").then(([code]) => ({ code: code as number | null })),
  };
}

function asStackConfig(config: Record<string, string | undefined>): ConfigMap {
  const given = Object.entries(config).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return Object.fromEntries(
    given.map(({ name, value }) => [name, { value, secret: /token|secret/i.test(name) }]),
  );
}

/** The Automation API asks the CLI for the history after each operation. No test reads it, and each question costs half a second of a core. */
function withoutHistory(stack: Stack): Stack {
  return Object.assign(stack, { info: () => Promise.resolve(undefined) });
}

let command: Promise<PulumiCommand> | undefined;

async function findCommand(): Promise<PulumiCommand> {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The engine tests need the Pulumi CLI. ${missing}`);

  for (const name of foreignVariables(process.env)) Reflect.deleteProperty(process.env, name);
  return (command ??= PulumiCommand.get());
}

/** @param hasOutputs is told whether the program has outputs, because the Automation API would ask the CLI for them, twice */
function inline(program: Program | undefined, hasOutputs = { is: false }): { program?: PulumiFn } {
  if (program === undefined) return {};
  return {
    program() {
      const outputs = program() as Awaited<ReturnType<PulumiFn>>;
      hasOutputs.is = outputs !== undefined;
      return Promise.resolve(outputs);
    },
  };
}

/** Never run. Its presence tells the Automation API that refresh and destroy need no language host. */
const noProgram: PulumiFn = () => Promise.reject(new Error("This operation has no program of its own"));

/**
 * The engine starts the dynamic provider in the program's folder, and resolves the handle from there. Links, so that the engine
 * writes its settings into the test's own folder.
 */
async function linkInto(workDir: string, { project, installed = {} }: StackOptions): Promise<void> {
  if (project !== undefined) return linkAll(project, workDir);
  const modules = path.join(workDir, "node_modules");
  await mkdir(modules);
  await linkAll(path.join(REPOSITORY, "node_modules"), modules, Object.keys(installed));
  for (const [name, files] of Object.entries(installed)) {
    await mkdir(path.join(modules, name));
    for (const [file, source] of Object.entries(files))
      await writeFile(path.join(modules, name, file), source);
  }
}

/** Links to all files in a folder that are not hidden, except `others`. */
async function linkAll(from: string, to: string, others: string[] = []): Promise<void> {
  const names = (await readdir(from)).filter((name) => !name.startsWith(".") && !others.includes(name));
  await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name))));
}

interface Observation {
  color: "never";
  onOutput(text: string): void;
  onError(text: string): void;
  onEvent(event: EngineEvent): void;
}

async function observe(
  run: (options: Observation) => Promise<{ stdout: string; outputs?: OutputMap; ok?: boolean }>,
): Promise<Step> {
  const step: Step = { ok: true, output: "", changes: {}, messages: [], outputs: {} };
  const append = (text: string) => void (step.output += text);
  try {
    const { outputs = {}, ok = true } = await run({
      color: "never",
      onOutput: append,
      onError: append,
      onEvent({ diagnosticEvent, summaryEvent }) {
        if (summaryEvent) step.changes = summaryEvent.resourceChanges;
        if (diagnosticEvent) {
          const { severity, message } = diagnosticEvent;
          // Missing in the SDK's type: the SDK's own chatter, which a person sees only with --debug.
          if ((severity as string) !== "debug") step.messages.push({ severity, text: message.trimEnd() });
        }
      },
    });
    step.ok = ok;
    step.outputs = Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => [name, output.value as unknown]),
    );
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    step.ok = false;
  }
  return step;
}

async function readAll(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((file) => readFile(path.join(file.parentPath, file.name), "utf8")),
  );
  return texts.join("\n");
}
