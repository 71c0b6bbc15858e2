// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a command that talks to the person directly, and gives the exit code that a shell would report.
 *
 * In a terminal, Ctrl-C reaches the command without our help, and a second interrupt would make Pulumi give up an
 * update half way. Elsewhere it is passed on, once: npm repeats to us what the whole process group has received, so the
 * command gets a group of its own. The command is never killed: Pulumi first records what it has begun.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, input?: "inherit" | "ignore" }} options
 * @returns {Promise<number>}
 */
export async function runAttached(command, args, { cwd, env, input = "inherit" }) {
  const inTerminal = process.stdin.isTTY;
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !inTerminal,
    stdio: [input, "inherit", "inherit"],
  });

  const passedOn = new Set(inTerminal ? ["SIGINT"] : []);
  /** @param {NodeJS.Signals} name */
  const passOn = (name) => {
    if (!passedOn.has(name)) child.kill(name);
    passedOn.add(name);
  };
  const names = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const name of names) process.on(name, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, name) => {
        resolve(code ?? 128 + (name === null ? 0 : constants.signals[name]));
      });
    });
  } finally {
    for (const name of names) process.off(name, passOn);
  }
}
