// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";

import { choosesBackend, ROOT, withLocalBackend } from "./local-stack.mjs";

const ENDING_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** Turns the signals that end a program into an abort, so that it can clean up first. `exitCode` is a shell's exit code for the signal. */
export function listenForInterruption() {
  const controller = new AbortController();
  const interruption = { signal: controller.signal, exitCode: 0 };
  for (const name of ENDING_SIGNALS) {
    process.on(name, () => {
      interruption.exitCode ||= 128 + constants.signals[name];
      controller.abort(new Error(`interrupted by ${name}`));
    });
  }
  return interruption;
}

/**
 * Runs a command that finds the Pulumi CLI on its PATH, on the local stack's backend unless the shell chooses another.
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
export async function runWithPulumi(command, args, cwd = ROOT) {
  const interruption = listenForInterruption();
  try {
    // Loaded here and not above, because the demo imports this file before the installation.
    const { obtainPulumi } = await import("@pulumi-whatsapp/pulumi-cli");
    const { dir } = await obtainPulumi({ signal: interruption.signal });
    const env = choosesBackend(process.env) === undefined ? withLocalBackend(process.env) : process.env;
    const PATH = `${dir}${path.delimiter}${env.PATH ?? ""}`;
    process.exitCode = await runAttached(command, args, { cwd, env: { ...env, PATH } });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = interruption.exitCode || 1;
  }
}

/**
 * Runs a command that talks to the person directly, and gives the exit code that a shell would report.
 *
 * In a terminal, Ctrl-C reaches the command without our help. A second interrupt would make Pulumi give up an update half way.
 * Elsewhere this passes the signal on, once. The command gets a group of its own, because npm repeats to us each signal of the
 * whole process group. It is never killed, because Pulumi first records the operations that it has begun.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, input?: "inherit" | "ignore" }} options
 * @returns {Promise<number>}
 */
export async function runAttached(command, args, { cwd, env, input = "inherit" }) {
  const inTerminal = process.stdin.isTTY;
  const passedOn = new Set(inTerminal ? ["SIGINT"] : []);
  /** @param {NodeJS.Signals} name */
  const passOn = (name) => {
    if (!passedOn.has(name)) child.kill(name);
    passedOn.add(name);
  };
  // Before the command starts, so that no signal is lost.
  for (const name of ENDING_SIGNALS) process.on(name, passOn);
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !inTerminal,
    stdio: [input, "inherit", "inherit"],
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, name) => {
        resolve(code ?? 128 + (name === null ? 0 : constants.signals[name]));
      });
    });
  } finally {
    for (const name of ENDING_SIGNALS) process.off(name, passOn);
  }
}
