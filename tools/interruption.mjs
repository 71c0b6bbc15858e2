// @ts-check
import { constants } from "node:os";

/**
 * Turns the signals that end a program into an abort, so that it can clean up first. `exitCode` is what a shell reports
 * for the signal.
 */
export function listenForInterruption() {
  const controller = new AbortController();
  const interruption = { signal: controller.signal, exitCode: 0 };
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => {
      interruption.exitCode ||= 128 + constants.signals[name];
      controller.abort(new Error(`interrupted by ${name}`));
    });
  }
  return interruption;
}
