// @ts-check
// Not execa, because it ends only the command: the compilers of `go build` would go on for minutes.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** The number of last lines that are kept to explain a failure. */
const KEPT_LINES = 15;

const ENDING_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a command to its end and collects its output. The command gets a process group of its own, which ends with this process.
 * A compiler must not go on for minutes after Ctrl-C.
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
      // The group is gone already.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
    }
  };
  /** @param {NodeJS.Signals} name */
  const onSignal = (name) => {
    endGroup();
    process.off(name, onSignal);
    // A listener switches off the signal's own effect. This restores it, unless the program has a listener of its own.
    if (process.listenerCount(name) === 0) process.kill(process.pid, name);
  };
  // Before the command starts, because a signal before that would end only this process.
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
