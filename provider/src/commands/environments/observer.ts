import { stripVTControlCharacters } from "node:util";

import { NO_REQUEST, together } from "../../graph/quota";
import { readQuotaLine } from "../../graph/quota-line";
import type { Hide } from "../../graph/redact";
import type { EngineEvent } from "../automation";
import { nextStep, type Place } from "./next-step";
import { effectOnNumber } from "./numbers";
import { effectOnOther } from "./others";
import { effectOnRegistration } from "./registrations";
import { type Related, Relations } from "./relations";
import { type Change, type EnvironmentReport, lineOf } from "./report";
import { type Resource, resourceOf } from "./resource";
import { type Compares, type Effect, stepOf } from "./step";
import { type Wait, waitAfter } from "./waiting";

/** The engine's words after any failure. Another message has the reason. */
const CLOSING_WORDS = /^(update|preview|refresh) failed$/;
/** The engine's words above reasons, and above a single one. */
const HEADING = /^\d+ errors? occurred:\s*/;

export interface Observed extends Place {
  readonly compares: Compares;
  /** Gets a line for each event. */
  readonly showLine: (line: string) => void;
  /** Hides the secrets of this process. The engine hides those of the stack. */
  readonly hide: Hide;
}

interface Entry {
  readonly resource: Resource;
  readonly effect?: Effect | undefined;
  readonly wait?: Wait | undefined;
}

/** Makes a report from the engine's events while it works on one environment. */
export class Observer {
  readonly #relations = new Relations();
  /** By URN. */
  readonly #entries = new Map<string, Entry>();
  readonly #refused: { readonly resource: Resource; readonly reason: string }[] = [];
  readonly #errors: string[] = [];
  /** The lines that the program and its language host wrote to standard error. */
  readonly #written: string[] = [];
  #quota = NO_REQUEST;
  readonly #observed: Observed;

  constructor(observed: Observed) {
    this.#observed = observed;
  }

  onEvent({ resourcePreEvent, resOutputsEvent, diagnosticEvent }: EngineEvent): void {
    // A resource that fails has no other event.
    if (resourcePreEvent !== undefined) this.#note(resourcePreEvent.metadata);
    if (resOutputsEvent !== undefined) this.#step(resOutputsEvent.metadata);
    if (diagnosticEvent === undefined) return;
    const { severity, urn = "", message } = diagnosticEvent;
    const text = this.#observed.hide(plain(message));
    if (text === "") return;
    const figures = readQuotaLine(text);
    if (figures !== undefined) {
      this.#quota = together(this.#quota, figures);
      return;
    }
    if (severity === "error") this.#failure(resourceOf(urn), text);
    else if (severity === "warning" || severity === "info#err") this.#observed.showLine(text);
    if (severity === "info#err") this.#written.push(text);
  }

  /** @param words those of the CLI, if it gave a reason */
  failure(words: string | undefined): EnvironmentReport {
    const report = this.report();
    if (report.error !== undefined || report.refused.length > 0) return report;
    const reason = words === undefined ? this.#written.join("\n") : this.#observed.hide(plain(words));
    return { ...report, error: reason === "" ? "Pulumi failed and gave no reason." : reason };
  }

  report(): EnvironmentReport {
    const refused = new Set(this.#refused.map(({ resource }) => resource.urn));
    const entries = [...this.#entries.values()].filter(({ resource }) => !refused.has(resource.urn));
    const changes = entries.flatMap((entry) => this.#changeOf(entry) ?? []);
    const changed = new Set(changes.filter(({ of }) => of === "number").map(({ urn }) => urn));
    return {
      name: this.#observed.environment,
      changes,
      unchanged: entries.filter(({ resource: { kind, urn } }) => kind === "number" && !changed.has(urn))
        .length,
      waitsFor: entries.flatMap(({ resource, wait }) =>
        wait === undefined
          ? []
          : { ...this.#subjectOf(resource), for: wait.for, nextStep: nextStep(wait, this.#observed) },
      ),
      refused: this.#refused.map(({ resource, reason }) => ({ ...this.#subjectOf(resource), reason })),
      quota: this.#quota,
      error: this.#errors.length > 0 ? this.#errors.join("\n") : undefined,
    };
  }

  #note(metadata: Parameters<typeof stepOf>[0]): Resource | undefined {
    const resource = resourceOf(metadata.urn);
    if (resource !== undefined) this.#relations.note(resource, stepOf(metadata));
    return resource;
  }

  #step(metadata: Parameters<typeof stepOf>[0]): void {
    const resource = this.#note(metadata);
    if (resource === undefined) return;
    const step = stepOf(metadata);
    const before = this.#entries.get(resource.urn)?.effect;
    const effect = effectOf(resource)(step, this.#observed.compares);
    // A replacement comes as several steps: the one that knows both numbers is shown.
    const isShown = before !== undefined && step.op !== "replace";
    const entry = {
      resource,
      effect: isShown ? before : effect,
      wait: waitAfter(step) ?? this.#entries.get(resource.urn)?.wait,
    };
    this.#entries.set(resource.urn, entry);
    const change = isShown ? undefined : this.#changeOf(entry);
    if (change !== undefined) this.#observed.showLine(lineOf(change));
  }

  #failure(resource: Resource | undefined, text: string): void {
    if (CLOSING_WORDS.test(text)) return;
    if (resource === undefined) {
      this.#errors.push(text);
      return;
    }
    this.#refused.push({ resource, reason: text });
    this.#observed.showLine(`refused ${this.#subjectOf(resource).subject}: ${text}`);
  }

  #changeOf({ resource, effect }: Entry): Change | undefined {
    if (effect === undefined) return undefined;
    const related = this.#relations.of(resource);
    // Drift of a registration is drift of its number.
    const isOfNumber = resource.kind === "registration" && effect.kind === "drift";
    return isOfNumber ? { ...asNumber(related), ...effect } : { ...related, ...effect };
  }

  #subjectOf(resource: Resource) {
    const { of, number, subject } = this.#relations.of(resource);
    return { of, number, subject };
  }
}

const asNumber = ({ urn, number }: Related): Related => ({ urn, of: "number", number, subject: number });

const effectOf = ({ kind }: Resource) =>
  kind === "number" ? effectOnNumber : kind === "registration" ? effectOnRegistration : effectOnOther;

/** Without colours and headings. */
const plain = (text: string) =>
  stripVTControlCharacters(text).trim().replace(HEADING, "").replace(/^\* /, "");
