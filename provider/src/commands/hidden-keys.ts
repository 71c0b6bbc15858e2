import { clearLine, createInterface, cursorTo, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";

interface Question {
  readonly text: string;
  readonly answer: (line: string | undefined) => void;
}

/**
 * The keys of a terminal, hidden from the beginning until `close`. A line that is typed before its question answers it.
 *
 * By readline itself. Libraries for this need a later Node.js, bring a dozen packages, or never return if the input ends.
 */
export class HiddenKeys {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #onInterrupt: () => void;
  readonly #typedAhead: string[] = [];
  #keys: Interface;
  #question: Question | undefined;
  #isClosed = false;

  constructor(input: ReadStream, output: WriteStream, onInterrupt: () => void) {
    this.#input = input;
    this.#output = output;
    this.#onInterrupt = onInterrupt;
    this.#keys = this.#open();
    input.on("keypress", this.#onKey);
  }

  ask(text: string): Promise<string | undefined> {
    return new Promise((answer) => {
      this.#question = { text, answer };
      const line = this.#typedAhead.shift();
      this.#draw(line ?? this.#keys.line);
      if (line !== undefined) this.#answer(line);
      else if (this.#input.readableEnded) this.#answer(undefined);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#input.off("keypress", this.#onKey);
    if (this.#question !== undefined) this.#output.write("\n");
    this.#question = undefined;
    this.#keys.close();
  }

  #open(): Interface {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const keys = createInterface({ input: this.#input, output: nowhere, terminal: true, historySize: 0 });
    keys.on("line", (line) => {
      if (this.#question !== undefined) this.#answer(line);
      // An impatient Enter is no answer.
      else if (line.trim() !== "") this.#typedAhead.push(line);
    });
    // In raw mode, the terminal sends the key and no signal.
    keys.once("SIGINT", this.#onInterrupt);
    keys.once("close", () => {
      if (this.#isClosed) return;
      if (this.#question !== undefined) this.#answer(undefined);
      // ^D before a question would show the keys again.
      else if (!this.#input.readableEnded) this.#keys = this.#open();
    });
    return keys;
  }

  #answer(line: string | undefined): void {
    const question = this.#question;
    this.#question = undefined;
    this.#output.write("\n");
    question?.answer(line);
  }

  readonly #onKey = () => {
    this.#draw(this.#keys.line);
  };

  #draw({ length }: string): void {
    if (this.#question === undefined) return;
    cursorTo(this.#output, 0);
    clearLine(this.#output, 1);
    this.#output.write(this.#question.text + "*".repeat(length));
  }
}
