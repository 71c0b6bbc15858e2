import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { spawn as spawnInTerminal } from "@lydell/node-pty";
import { Terminal } from "@xterm/headless";

import { foreignVariables } from "../../../support/environment";
import { TOKEN } from "../../../support/world";

const ROOT = path.resolve(__dirname, "../../../..");
const CLI = path.join(ROOT, "provider/bundle/cli.js");

/** A process of the command that has to end with its test. */
const running = new Set<{ kill(signal: "SIGKILL"): void }>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

export interface Surroundings {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The token and the address of Graph, and nothing of the person who runs the tests. */
export const environmentFor = (graphUrl: string) => ({
  WHATSAPP_ACCESS_TOKEN: TOKEN,
  WHATSAPP_GRAPH_URL: graphUrl,
});

/**
 * Runs the command without a terminal until it ends by itself.
 *
 * @param script a line for the shell, in which `"$0" "$@"` is the command
 */
export async function run(
  args: readonly string[],
  surroundings: Surroundings = {},
  script?: string,
): Promise<Finished> {
  const child = start(args, surroundings, script);
  await child.ended;
  return child.finished();
}

export interface Started {
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<unknown>;
  readonly finished: () => Finished;
}

/** Starts the command without a terminal. */
export function start(
  args: readonly string[],
  { env, cwd = ROOT }: Surroundings = {},
  script = 'exec "$0" "$@"',
): Started {
  const child = spawn("/bin/sh", ["-c", script, process.execPath, CLI, ...args], {
    cwd,
    env: cleanEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => (texts[name] += text));
  }
  const ended = once(child, "close").finally(() => running.delete(child));
  return {
    stderr: () => texts.stderr,
    kill: (signal) => child.kill(signal),
    ended,
    finished: () => ({ code: child.exitCode, ...texts }),
  };
}

/** The command in a terminal, as a person sees it. */
export interface InTerminal {
  /** The lines on the screen, those that have scrolled away included. */
  readonly screen: () => string;
  /** Waits until the screen shows the text, so many times. */
  readonly shows: (text: string, times?: number) => Promise<void>;
  /** Types keys: `"123830\r"`, `"\x03"` for ^C. */
  readonly type: (keys: string) => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** All that the command wrote, with what moves the cursor. */
  readonly written: () => string;
  /** The exit code, as soon as it has ended. */
  readonly ended: Promise<number>;
}

/** A little less than a test may take, so that the screen is shown and not only that time was up. */
const LONGEST_WAIT_MS = 100_000;

/** Starts the command, or another program, in a terminal of 100 columns. */
export function inTerminal(
  args: readonly string[],
  { env, cwd = ROOT }: Surroundings = {},
  file = process.execPath,
): InTerminal {
  const child = spawnInTerminal(file, file === process.execPath ? [CLI, ...args] : [...args], {
    cols: 100,
    rows: 30,
    name: "xterm-256color",
    cwd,
    env: cleanEnvironment(env),
  });
  running.add(child);
  const terminal = new Terminal({ cols: 100, rows: 30, allowProposedApi: true });
  let written = "";
  let changed = () => undefined as unknown;
  child.onData((data) => {
    written += data;
    terminal.write(data, () => changed());
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      running.delete(child);
      terminal.write("", () => {
        resolve(exitCode);
      });
    });
  });
  const screen = () => {
    const { active } = terminal.buffer;
    const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row));
    return lines
      .map((line) => `${line?.isWrapped === true ? "" : "\n"}${line?.translateToString(true) ?? ""}`)
      .join("")
      .trim();
  };
  return {
    screen,
    written: () => written,
    ended,
    type: (keys) => {
      child.write(keys);
    },
    kill: (signal) => {
      child.kill(signal);
    },
    async shows(text, times = 1) {
      const isShown = new Promise<void>((resolve) => {
        changed = () => {
          if (screen().split(text).length > times) resolve();
        };
        changed();
      });
      const limit = new AbortController();
      const late = setTimeout(LONGEST_WAIT_MS, undefined, { signal: limit.signal }).then(() => {
        throw new Error(`The screen never showed "${text}":\n${screen()}`);
      });
      const tooSoon = ended.then((code) => {
        changed();
        throw new Error(`The command ended with ${code}, and the screen lacks "${text}":\n${screen()}`);
      });
      try {
        await Promise.race([isShown, late, tooSoon]);
      } finally {
        limit.abort();
        late.catch(() => undefined);
        tooSoon.catch(() => undefined);
      }
    },
  };
}

function cleanEnvironment(env: Surroundings["env"] = {}): Record<string, string> {
  const inherited = { ...process.env, ...env };
  for (const name of foreignVariables(process.env)) {
    if (!(name in env)) Reflect.deleteProperty(inherited, name);
  }
  return Object.fromEntries(
    Object.entries(inherited).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
