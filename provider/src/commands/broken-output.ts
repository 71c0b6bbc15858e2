import { FAILED } from "./run-command";

/** Ends the program if its output cannot be written. It says nothing if the reader is gone, because nobody would read it. */
export function endOnBrokenOutput({ stdout, stderr }: Pick<NodeJS.Process, "stdout" | "stderr">): void {
  stderr.on("error", (error: NodeJS.ErrnoException) => {
    end(error);
  });
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      stderr.write(`pulumi-whatsapp: Could not write to standard output: ${error.message}.\n`);
    }
    end(error);
  });
}

function end({ code }: NodeJS.ErrnoException): void {
  // A reader such as `head` may have read enough, so the work counts.
  process.exit(code === "EPIPE" ? (process.exitCode ?? FAILED) : FAILED);
}
