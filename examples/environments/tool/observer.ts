import type { EngineEvent } from "@pulumi/pulumi/automation";

import type { Change, EnvironmentReport, Refusal } from "./report";

type Step = NonNullable<EngineEvent["resOutputsEvent"]>["metadata"];

const NUMBER = "WhatsAppPhoneNumber";
const UNCHANGING: ReadonlySet<string> = new Set(["same", "read", "refresh"]);
/** What the engine says after any failure; the reason is in another message. */
const CLOSING_WORDS = /^(update|preview|refresh) failed$/;

/** What state is compared with: the program in a preview or update, Meta in a refresh. */
export type Compares = "program" | "Meta";

/** Makes a report of what the engine tells while it works on one environment. */
export class Observer {
  readonly #changes = new Map<string, Change>();
  readonly #unchanged = new Set<string>();
  readonly #refused: Refusal[] = [];
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
    const refused = this.#refused;
    const named = new Set(refused.map(({ number }) => number));
    return {
      name,
      changes: [...this.#changes.values()].filter(({ number }) => !named.has(number)),
      unchanged: [...this.#unchanged].filter((number) => !named.has(number)).length,
      refused,
      error: this.#error(failure),
    };
  }

  #error(failure: string | undefined): string | undefined {
    if (this.#errors.length > 0) return this.#errors.join("\n");
    return failure !== undefined && this.#refused.length === 0 ? failure : undefined;
  }

  #step(step: Step): void {
    if (!step.type.endsWith(`:${NUMBER}`)) return;
    const number = nameIn(step.urn);
    if (UNCHANGING.has(step.op)) {
      this.#unchanged.add(number);
      return;
    }
    const change = { number, ...(this.#compares === "Meta" ? drift(step) : planned(step)) };
    // A replacement comes as several steps: the one that knows both numbers is shown.
    if (this.#changes.has(number) && step.op !== "replace") return;
    this.#changes.set(number, change);
    this.#showLine(`${change.kind} ${number}: ${change.detail}`);
  }

  #failure(urn: string | undefined, text: string): void {
    if (CLOSING_WORDS.test(text)) return;
    if (urn?.includes(`:${NUMBER}::`)) {
      const refusal = { number: nameIn(urn), reason: text };
      this.#refused.push(refusal);
      this.#showLine(`refused ${refusal.number}: ${text}`);
    } else {
      this.#errors.push(text);
    }
  }
}

type What = Pick<Change, "kind" | "detail">;

function planned(step: Step): What {
  switch (step.op) {
    case "create":
      return { kind: "create", detail: describe(step.new) };
    case "replace":
    case "create-replacement":
    case "delete-replaced":
      return { kind: "replace", detail: `${describe(step.old)} by ${describe(step.new)}` };
    case "delete":
      return { kind: "remove", detail: `${describe(step.old)} leaves the stack` };
    default:
      // The number was recorded when it could not be read yet.
      return { kind: "drift", detail: `${describe(step.old)} is read again` };
  }
}

function drift({ op, old, new: found }: Step): What {
  if (op === "delete") return { kind: "drift", detail: `${describe(old)} is no longer at Meta` };
  const recorded = old?.inputs ?? {};
  const differences = Object.entries(found?.inputs ?? {})
    .filter(([property, value]) => JSON.stringify(value) !== JSON.stringify(recorded[property]))
    .map(
      ([property, value]) =>
        `${property} is ${JSON.stringify(value)} at Meta, ${JSON.stringify(recorded[property])} in the stack`,
    );
  return { kind: "drift", detail: `${describe(old)}: ${differences.join(", ")}` };
}

function describe(state: Step["old"]): string {
  if (!state) return "a number";
  const { cc, phoneNumber, verifiedName } = state.inputs as Record<string, unknown>;
  return `+${String(cc)} ${String(phoneNumber)} ${JSON.stringify(verifiedName)}`;
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
