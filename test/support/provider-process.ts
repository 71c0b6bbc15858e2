import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import { foreignVariables } from "./environment";

/** A process that serves a provider. */
export interface ProviderProcess {
  readonly port: number;
  /** Its stderr so far. */
  readonly stderr: () => string;
  /** The exit code, when it has ended. */
  readonly exitCode: () => number | null;
  /** Ends it as the engine does after its last step. Returns the signal by which it ended. */
  readonly interrupt: () => Promise<NodeJS.Signals | null>;
  readonly end: () => Promise<void>;
}

/** Starts a provider as the engine does, with an engine's address. It prints its port. */
export async function startProvider(
  [command, ...args]: readonly [string, ...string[]],
  engine: string,
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<ProviderProcess> {
  const inherited = { ...process.env };
  for (const name of foreignVariables(inherited)) Reflect.deleteProperty(inherited, name);

  const child = spawn(command, [...args, engine], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));

  let printed = "";
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.includes("\n")) resolve(Number.parseInt(printed, 10));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`The provider ended with code ${code ?? "none"} before it had a port:\n${errors}`));
    });
  });
  return {
    port,
    stderr: () => errors,
    exitCode: () => child.exitCode,
    async interrupt() {
      await end(child, "SIGINT");
      return child.signalCode;
    },
    end: () => end(child, "SIGKILL"),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill(signal);
  await ended;
}
