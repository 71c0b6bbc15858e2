import { setMaxListeners } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";

import { HiddenKeys } from "./hidden-keys";

/** A signal, such as that of ^C, stopped the command. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor(readonly exitCode: number) {
    super("stopped");
  }
}

/** Without it, retries would be silent. */
const SILENCE_MS = 3_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The person and the program that read the command's output: results go to standard output, all other text to standard error. */
export class Terminal {
  /** Aborts if a signal stops the command. The reason is a `Stopped`. */
  readonly stopped: AbortSignal;
  readonly #stop = new AbortController();
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #words: WriteStream;
  #keys: HiddenKeys | undefined;

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

  /** Whether the command can ask a person. */
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

  /** The result of a call. The person gets a line if it takes long. */
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

  /** The result of the work, unless a signal stops the command first. The work itself goes on. */
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
   * Aborts if programs that this command runs should stop. In a terminal, ^C reaches them without our help, and a second one would
   * make Pulumi give up half way. From now on no signal ends this command, so that it can still report.
   */
  stopOfOthers(): AbortSignal {
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    for (const signal of Object.keys(SIGNALS)) {
      process.on(signal, () => {
        if (signal !== "SIGINT" || !this.#input.isTTY) stop.abort();
      });
    }
    return stop.signal;
  }

  /** The result of the work. Keys typed meanwhile are not shown, and lines wait for `askHidden`. */
  async hidingKeys<T>(work: () => Promise<T>): Promise<T> {
    const keys = new HiddenKeys(this.#input, this.#words, () => {
      this.#stop.abort(new Stopped(SIGNALS.SIGINT));
    });
    this.#keys = keys;
    try {
      return await work();
    } finally {
      this.#keys = undefined;
      keys.close();
    }
  }

  /**
   * Asks for hidden text, inside of `hidingKeys`, with a star for each character. `undefined` if the input ends.
   *
   * @param question shorter than a line, because each key draws it anew
   */
  askHidden(question: string): Promise<string | undefined> {
    if (this.#keys === undefined) throw new Error("A hidden question needs hidden keys.");
    return this.#keys.ask(question);
  }
}
