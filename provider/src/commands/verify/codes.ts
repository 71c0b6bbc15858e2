import { spawn } from "node:child_process";
import type { Clock } from "../../graph/clock";
import { printable } from "../../graph/printable";
import { Refusal } from "../../graph/refusal";
import type { Terminal } from "../terminal";
import { codeFrom, codesIn, withoutCodes } from "./code";

/** Gives codes, one for each try. */
export interface Codes {
  /** A code that Meta has not refused. Fails if there is none. */
  next(refused: ReadonlySet<string>): Promise<string>;
}

/** Codes that a person types. */
export class TypedCodes implements Codes {
  readonly #terminal: Pick<Terminal, "say" | "askHidden">;

  constructor(terminal: Pick<Terminal, "say" | "askHidden">) {
    this.#terminal = terminal;
  }

  async next(refused: ReadonlySet<string>): Promise<string> {
    for (;;) {
      const typed = await this.#terminal.askHidden("Code: ");
      if (typed === undefined) throw new Refusal("The input ended before a code was typed.");
      const code = codeFrom(typed);
      if (code === undefined) this.#terminal.say("A code has six digits, such as 123-830. Type it again.");
      else if (refused.has(code))
        this.#terminal.say("Meta has refused this code already. Type another code.");
      else return code;
    }
  }
}

/** A code is worthless after this time. */
export const LIFETIME_MS = 10 * 60_000;
const PAUSE_MS = 5_000;

/** The end of a command: its output and its exit. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** "exit status 1", "SIGTERM". `undefined` if the command succeeded. */
  readonly failure: string | undefined;
}

export type RunCommand = (limitMs: number) => Promise<CommandResult>;

/** Codes from a command that reads the inbox of the number. */
export class CommandCodes implements Codes {
  readonly #run: RunCommand;
  readonly #clock: Clock;
  readonly #number: string;
  readonly #endsAt: number;

  /** @param number the number that gets the code, because a message may name it */
  constructor(run: RunCommand, clock: Clock, number: string) {
    this.#run = run;
    this.#clock = clock;
    this.#number = number;
    this.#endsAt = clock.now() + LIFETIME_MS;
  }

  /** An inbox may still show an older code, so the command runs again until it prints another. */
  async next(refused: ReadonlySet<string>): Promise<string> {
    for (;;) {
      const msLeft = this.#endsAt - this.#clock.now();
      if (msLeft <= 0) {
        throw new Refusal(
          `The command of --code-from printed only codes that Meta has refused, for ${LIFETIME_MS / 60_000} minutes. Run the command again for a new code.`,
        );
      }
      const code = codeOf(await this.#run(msLeft), this.#number);
      if (!refused.has(code)) return code;
      await this.#clock.sleep(PAUSE_MS);
    }
  }
}

function codeOf({ stdout, stderr, failure }: CommandResult, number: string): string {
  const said = printable(withoutCodes(stderr.trim().split("\n").slice(-3).join(" "))).trim();
  const why = said === "" ? "" : ` Its last lines: ${said}`;
  if (failure !== undefined) throw new Refusal(`The command of --code-from failed (${failure}).${why}`);
  const [code, ...others] = codesIn(stdout, number);
  if (code === undefined) {
    throw new Refusal(`The command of --code-from printed no six-digit code (exit status 0).${why}`);
  }
  if (others.length === 0) return code;
  throw new Refusal(
    `The command of --code-from printed ${others.length + 1} six-digit numbers (exit status 0): change it to print only the code.`,
  );
}

/** Far longer than any SMS. */
const MAX_CHARACTERS = 64_000;

/** Enough time to read the rest of the output, and to end on a signal. */
const GRACE_MS = 500;

/**
 * Runs a command line in the shell. If the time is up or the signal aborts, its whole group ends. A background program may keep
 * the output open, so the end of the shell counts, not that of the output.
 */
export function runInShell(
  command: string,
  variables: Readonly<Record<string, string>>,
  stopped: AbortSignal,
): RunCommand {
  return (limitMs) =>
    new Promise((resolve, reject) => {
      const hasGroups = process.platform !== "win32";
      const child = spawn(command, {
        shell: true,
        // A group of its own, so that the shell's programs end with it.
        detached: hasGroups,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...variables },
      });
      const texts = { stdout: "", stderr: "" };
      for (const name of ["stdout", "stderr"] as const) {
        child[name].setEncoding("utf8").on("data", (text: string) => {
          texts[name] = (texts[name] + text).slice(-MAX_CHARACTERS);
        });
      }
      let isLate = false;
      const kill = (signal: "SIGTERM" | "SIGKILL") => {
        if (hasGroups && child.pid !== undefined) killGroup(child.pid, signal);
        else child.kill(signal);
      };
      const end = () => {
        kill("SIGTERM");
      };
      let grace: NodeJS.Timeout | undefined;
      const timer = setTimeout(() => {
        isLate = true;
        end();
        grace = setTimeout(() => {
          kill("SIGKILL");
        }, GRACE_MS);
      }, limitMs);
      stopped.addEventListener("abort", end);
      // A failed write of the output ends the whole program.
      process.once("exit", end);
      const settled = () => {
        clearTimeout(timer);
        clearTimeout(grace);
        child.stdout.destroy();
        child.stderr.destroy();
        stopped.removeEventListener("abort", end);
        process.off("exit", end);
      };
      child.once("error", (error) => {
        settled();
        reject(new Refusal(`Could not start the command of --code-from: ${error.message}.`));
      });
      const finish = () => {
        settled();
        const { exitCode: status, signalCode: signal } = child;
        const late = isLate ? `no result within ${Math.round(limitMs / 1000)} s` : undefined;
        const failure = late ?? signal ?? (status === 0 ? undefined : `exit status ${status ?? "unknown"}`);
        resolve({ ...texts, failure });
      };
      child.once("exit", () => {
        clearTimeout(timer);
        clearTimeout(grace);
        grace = setTimeout(finish, GRACE_MS);
      });
      child.once("close", finish);
    });
}

function killGroup(leader: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
