import { clearLine, createInterface, cursorTo } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";

/** The command was stopped by a signal, such as that of ^C. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor(readonly exitCode: number) {
    super("stopped");
  }
}

/** Retries would otherwise be silence. */
const SILENCE_MS = 3_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The person and the program that the command talks to: results go to standard output, all other words to standard error. */
export class Terminal {
  /** Aborts if a signal stops the command. The reason is a `Stopped`. */
  readonly stopped: AbortSignal;
  readonly #stop = new AbortController();
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #words: WriteStream;

  constructor({ stdin, stdout, stderr }: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">) {
    this.#input = stdin;
    this.#output = stdout;
    this.#words = stderr;
    this.stopped = this.#stop.signal;
    for (const [signal, exitCode] of Object.entries(SIGNALS)) {
      process.once(signal, () => {
        this.#stop.abort(new Stopped(exitCode));
      });
    }
  }

  /** Whether somebody can be asked. */
  get canAsk(): boolean {
    return this.#input.isTTY && this.#words.isTTY;
  }

  /** Whether a person reads the results. */
  get showsResults(): boolean {
    return this.#output.isTTY;
  }

  say(line: string): void {
    this.#words.write(`${line}\n`);
  }

  result(text: string): void {
    this.#output.write(text);
  }

  /** The result of a call, with a word to the person if it takes long. */
  async waitFor<T>(call: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.say("Meta has not answered yet. The command keeps trying; ^C stops it.");
    }, SILENCE_MS);
    try {
      return await call;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The result of the work, unless the command is stopped before. The work itself goes on. */
  async unlessStopped<T>(work: Promise<T>): Promise<T> {
    const { stopped } = this;
    let stop: () => void = () => undefined;
    const whenStopped = new Promise<never>((_, reject) => {
      stop = () => {
        reject(stopped.reason as Stopped);
      };
      if (stopped.aborted) stop();
      stopped.addEventListener("abort", stop);
    });
    try {
      return await Promise.race([work, whenStopped]);
    } finally {
      stopped.removeEventListener("abort", stop);
    }
  }

  /**
   * Asks for text that is not shown: a star stands for each character. `undefined` if the input ends.
   *
   * By readline itself: libraries for this need a later Node.js than this package, bring a dozen packages, or never return if the input ends.
   *
   * @param question shorter than a line, because each key draws it anew
   */
  askHidden(question: string): Promise<string | undefined> {
    const output = this.#words;
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const keys = createInterface({ input: this.#input, output: nowhere, terminal: true, historySize: 0 });
    return new Promise((resolve, reject) => {
      let isOpen = true;
      const draw = () => {
        if (!isOpen) return;
        cursorTo(output, 0);
        clearLine(output, 1);
        output.write(question + "*".repeat(keys.line.length));
      };
      const close = (settle: () => void) => {
        if (!isOpen) return;
        isOpen = false;
        this.#input.off("keypress", draw);
        this.stopped.removeEventListener("abort", stop);
        keys.close();
        output.write("\n");
        settle();
      };
      const stop = () => {
        close(() => {
          reject(this.stopped.reason as Stopped);
        });
      };
      keys.once("line", (text) => {
        close(() => {
          resolve(text);
        });
      });
      keys.once("close", () => {
        close(() => {
          resolve(undefined);
        });
      });
      // In raw mode, the terminal sends the key and no signal.
      keys.once("SIGINT", () => {
        this.#stop.abort(new Stopped(SIGNALS.SIGINT));
      });
      this.stopped.addEventListener("abort", stop);
      this.#input.on("keypress", draw);
      draw();
    });
  }
}
