import type { EngineEvent } from "@pulumi/pulumi/automation";

import { effectOnNumber } from "./numbers";
import { effectOnRegistration, waitingAfter } from "./registrations";
import { type Change, type EnvironmentReport, lineOf, type Refusal, type Waiting } from "./report";
import type { Compares, Step } from "./step";

const NUMBER = "WhatsAppPhoneNumber";
const REGISTRATION = "WhatsAppRegistration";
/** What the engine says after any failure; the reason is in another message. */
const CLOSING_WORDS = /^(update|preview|refresh) failed$/;

/** Makes a report of what the engine tells while it works on one environment. */
export class Observer {
  // By URN, because a number and its registration have the same name.
  readonly #changes = new Map<string, Change>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #unchanged = new Map<string, string>();
  readonly #refused: { urn: string; refusal: Refusal }[] = [];
  readonly #errors: string[] = [];
  readonly #showLine: (line: string) => void;
  readonly #compares: Compares;

  constructor(showLine: (line: string) => void, compares: Compares) {
    this.#showLine = showLine;
    this.#compares = compares;
  }

  onEvent({ resOutputsEvent, diagnosticEvent }: EngineEvent): void {
    if (resOutputsEvent !== undefined) this.#step(resOutputsEvent.metadata);
    if (diagnosticEvent === undefined) return;
    const { severity, urn, message } = diagnosticEvent;
    const text = message.trim();
    if (severity === "error") this.#failure(urn, text);
    else if ((severity === "warning" || severity === "info#err") && text !== "") this.#showLine(text);
  }

  /** @param failure what the CLI printed, when the operation failed */
  report(name: string, failure?: string): EnvironmentReport {
    const refused = new Set(this.#refused.map(({ urn }) => urn));
    const notRefused = <Entry>(entries: ReadonlyMap<string, Entry>) =>
      [...entries].flatMap(([urn, entry]) => (refused.has(urn) ? [] : [entry]));
    const changes = notRefused(this.#changes);
    const drifted = new Set(changes.filter(({ kind }) => kind === "drift").map(({ number }) => number));
    return {
      name,
      changes,
      unchanged: notRefused(this.#unchanged).filter((number) => !drifted.has(number)).length,
      waitsFor: notRefused(this.#waiting),
      refused: this.#refused.map(({ refusal }) => refusal),
      error: this.#error(failure),
    };
  }

  #error(failure: string | undefined): string | undefined {
    if (this.#errors.length > 0) return this.#errors.join("\n");
    return failure !== undefined && this.#refused.length === 0 ? failure : undefined;
  }

  #step(step: Step): void {
    const { urn } = step;
    const number = nameIn(urn);
    if (isOf(NUMBER, urn)) {
      const effect = effectOnNumber(step, this.#compares);
      if (effect === undefined) this.#unchanged.set(urn, number);
      else this.#change(step, { number, ...effect });
    } else if (isOf(REGISTRATION, urn)) {
      const waiting = waitingAfter(step);
      if (waiting !== undefined) this.#waiting.set(urn, { number, ...waiting });
      const effect = effectOnRegistration(step, this.#compares);
      if (effect !== undefined) this.#change(step, { number, ...effect });
    }
  }

  #change({ urn, op }: Step, change: Change): void {
    // A replacement comes as several steps: the one that knows both numbers is shown.
    if (this.#changes.has(urn) && op !== "replace") return;
    this.#changes.set(urn, change);
    this.#showLine(lineOf(change));
  }

  #failure(urn: string | undefined, text: string): void {
    if (CLOSING_WORDS.test(text)) return;
    if (urn !== undefined && (isOf(NUMBER, urn) || isOf(REGISTRATION, urn))) {
      const number = nameIn(urn);
      this.#refused.push({ urn, refusal: { number, reason: text } });
      this.#showLine(`refused ${number}: ${text}`);
    } else {
      this.#errors.push(text);
    }
  }
}

function isOf(className: string, urn: string): boolean {
  return urn.includes(`:${className}::`);
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
