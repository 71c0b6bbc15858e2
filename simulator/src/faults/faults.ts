import { z } from "zod";
import type { Edge } from "../edges";
import { SettingsError } from "../settings/settings-error";
import { type Effect, fault, type Fault, FAULT_KINDS, type FaultInput } from "./fault";

/** An active fault, which is not used up yet. */
export interface FaultInForce {
  /** Counts from 1 in the order of the faults. */
  readonly id: number;
  /** The calls that it hits; all by default. */
  readonly on: Fault["on"];
  /** Its effect on these calls. */
  readonly then: Effect;
  /** The number of calls that it still lets pass. */
  readonly skip: number;
  /** The number of calls that it will still hit. */
  readonly left: number | "always";
}

/** The facts of an arrived call by which a fault can choose it. */
export interface Struck {
  readonly method: string;
  readonly account: string | undefined;
  readonly number: string | undefined;
  readonly edge: Edge | undefined;
  readonly fields: readonly string[];
  /** Whether it adds a node. */
  readonly adds: boolean;
  /** The most nodes that it asks for, if it lists some. */
  readonly limit: number | undefined;
}

type Active = { -readonly [Name in keyof FaultInForce]: FaultInForce[Name] };

/** The active faults, oldest first. */
export class Faults {
  private active: Active[] = [];
  private nextId = 1;

  /** Throws for an unknown fault or property. */
  add(input: FaultInput): FaultInForce {
    const { on, times, skip, then } = parseFault(input);
    const added: Active = { id: this.nextId++, on, then, skip, left: times };
    this.active.push(added);
    return { ...added };
  }

  remove(id: number): boolean {
    const before = this.active.length;
    this.active = this.active.filter((candidate) => candidate.id !== id);
    return this.active.length < before;
  }

  clear(): void {
    this.active = [];
  }

  list(): FaultInForce[] {
    return this.active.map((one) => ({ ...one }));
  }

  /** The faults that hit this call. Each is used up by one. */
  affect(call: Struck): Effect[] {
    return this.use(this.fitting(call));
  }

  /** The same before the body of the call is read. Empty, with nothing used up, unless a fault drops the call at this point. */
  strikeOnArrival(call: Struck): Effect[] {
    const fitting = this.fitting(call);
    const drops = fitting.some(
      ({ skip, then }) => skip === 0 && then.kind === "drop" && then.when === "on-arrival",
    );
    return drops ? this.use(fitting) : [];
  }

  /**
   * Several faults that keep the answer may hit one call, but only the first of those that replace it. The result includes those
   * that let the call pass.
   */
  private fitting(call: Struck): Active[] {
    const fitting = this.active.filter((candidate) => affects(candidate, call));
    const last = fitting.findIndex(({ skip, then }) => skip === 0 && !ON_TOP.includes(then.kind));
    return last === -1 ? fitting : fitting.slice(0, last + 1);
  }

  private use(fitting: readonly Active[]): Effect[] {
    const effects: Effect[] = [];
    for (const fault of fitting) {
      if (fault.skip > 0) {
        fault.skip--;
        continue;
      }
      effects.push(fault.then);
      if (fault.left !== "always") fault.left--;
    }
    this.active = this.active.filter(({ left }) => left !== 0);
    return effects;
  }
}

/** These faults keep the answer. */
const ON_TOP: readonly Effect["kind"][] = ["slow", "lag", "usage"];

function affects({ on, then }: Active, call: Struck): boolean {
  if (on.method !== undefined && on.method !== call.method) return false;
  if (on.account !== undefined && on.account !== call.account) return false;
  if (on.number !== undefined && on.number !== call.number) return false;
  if (on.edge !== undefined && on.edge !== call.edge) return false;
  switch (then.kind) {
    case "lag":
      return call.adds;
    case "fieldsRefused":
      return then.fields.some((field) => call.fields.includes(field));
    case "halfDeregistered":
      return call.edge === "deregister";
    case "oddListing":
      return call.limit !== undefined;
    case "tooMuchData":
      return call.limit !== undefined && call.limit > then.limit;
    default:
      return true;
  }
}

function parseFault(input: FaultInput): Fault {
  const kind: unknown = (input as Partial<FaultInput>).then?.kind;
  if (!FAULT_KINDS.some((known) => known === kind)) {
    throw new SettingsError(
      `There is no fault ${JSON.stringify(kind)}. Write one of these as then.kind: ${FAULT_KINDS.join(", ")}.`,
    );
  }
  const result = fault.safeParse(input.times === Infinity ? { ...input, times: "always" } : input);
  if (result.success) return result.data;
  throw new SettingsError(`The fault "${String(kind)}" is invalid:\n${z.prettifyError(result.error)}`);
}
