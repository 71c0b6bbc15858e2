import { textOf } from "../engine/errors";
import { printable } from "../graph/printable";
import { Stopped, Terminal } from "./terminal";

/** The exit code of a command that failed. */
export const FAILED = 1;

/**
 * Runs a command, prints its error if it fails, and sets the exit code.
 *
 * @param work returns the exit code
 * @param ifStopped the line for a person who stops the command before its results
 */
export async function runCommand(
  work: (terminal: Terminal) => Promise<number>,
  ifStopped: string,
): Promise<void> {
  const terminal = new Terminal(process);
  const code = await work(terminal).catch((error: unknown) => {
    if (error instanceof Stopped) {
      terminal.say(ifStopped);
      return error.exitCode;
    }
    terminal.say(`pulumi-whatsapp: ${printable(textOf(error))}`);
    return FAILED;
  });
  // A call may still be running.
  if (terminal.stopped.aborted) process.exit(code);
  process.exitCode = code;
}
