// @ts-check
// Not execa, which ends the command alone: the compilers that `go build` has started would go on for minutes.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** How many of the last lines of a command are kept to explain its failure. */
const KEPT_LINES = 15;

const ENDING_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a command to its end and collects what it prints. The command gets a process group of its own, and the whole
 * group ends with this process: a compiler must not go on for minutes after Ctrl-C.
 * @param {string} command
 * @param {string[]} args
 * @param {{
 *   env: NodeJS.ProcessEnv,
 *   cwd?: string,
 *   signal?: AbortSignal | undefined,
 *   onLine?: (line: string) => void,
 * }} options
 * @returns {Promise<{ code: number | null, stdout: string, lastLines: string }>}
 */
export async function runCommand(command, args, { env, cwd, signal, onLine }) {
  signal?.throwIfAborted();
  const endGroup = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // Gone already, which is what was wanted.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
    }
  };
  /** @param {NodeJS.Signals} name */
  const onSignal = (name) => {
    endGroup();
    process.off(name, onSignal);
    // Listening has switched off the signal's own effect: give it back, unless the program decides about it.
    if (process.listenerCount(name) === 0) process.kill(process.pid, name);
  };
  // Before the command starts: a signal between the two would end this process alone.
  for (const name of ENDING_SIGNALS) process.on(name, onSignal);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  process.once("exit", endGroup);
  signal?.addEventListener("abort", endGroup, { once: true });

  /** @type {string[]} */
  const lastLines = [];
  let stdout = "";
  const keep = (/** @type {string} */ line) => {
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
    onLine?.(line);
  };
  createInterface({ input: child.stderr }).on("line", keep);
  createInterface({ input: child.stdout }).on("line", (line) => {
    stdout += `${line}\n`;
    keep(line);
  });

  try {
    /** @type {number | null} */
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    signal?.throwIfAborted();
    return { code, stdout, lastLines: lastLines.join("\n") };
  } finally {
    for (const name of ENDING_SIGNALS) process.off(name, onSignal);
    process.off("exit", endGroup);
    signal?.removeEventListener("abort", endGroup);
  }
}
