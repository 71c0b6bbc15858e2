import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const CLI = path.join(__dirname, "..", "..", "..", "simulator", "dist", "cli.js");

const running = new Set<ChildProcess>();

/** A test that fails on the way leaves no simulator behind. */
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command until it ends by itself. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

export interface Running {
  readonly url: string;
  readonly stderr: () => string;
  readonly child: ChildProcess;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the command and waits for its address. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
  running.add(child);
  child.once("close", () => running.delete(child));
  const stderr = collect(child.stderr);
  const closed = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const line = once(createInterface(child.stdout), "line") as Promise<[string]>;
  const first = await Promise.race([line, closed.then(() => undefined)]);
  if (first === undefined) throw new Error(`The simulator ended at once: ${stderr()}`);
  return {
    url: first[0],
    stderr,
    child,
    async end(signal) {
      child.kill(signal);
      const [code, by] = await closed;
      return { code, signal: by };
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  return () => text;
}
