import { execFile } from "node:child_process";

/** What a command did. A failure is a value: a test reads what a person would see. */
export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

export function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, maxBuffer: 64 * 1_048_576 }, (error, stdout, stderr) => {
      // Only an exit code is an outcome of the command; anything else (not found, killed) is a fault of the test.
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ code: error.code, stdout, stderr });
      else reject(new Error(`${command} did not run to its end: ${error.message}`, { cause: error }));
    });
  });
}
