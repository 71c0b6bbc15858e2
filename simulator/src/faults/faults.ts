import { z } from "zod";
import type { Edge } from "../edges";
import { SettingsError } from "../settings/settings-error";
import { type Effect, fault, type Fault, FAULT_KINDS, type FaultInput } from "./fault";

/** A fault that was added and has not been used up. */
export interface FaultInForce {
  /** Counts from 1 in the order in which faults were added. */
  readonly id: number;
  /** The calls that it strikes; all, where nothing is said. */
  readonly on: Fault["on"];
  /** What it does to them. */
  readonly then: Effect;
  /** Calls that it will still let pass. */
  readonly skip: number;
  /** Calls that it will still strike. */
  readonly left: number | "always";
}

/** What a fault can be limited to, of a call that has arrived. */
export interface Struck {
  readonly method: string;
  readonly account: string | undefined;
  readonly number: string | undefined;
  readonly edge: Edge | undefined;
  readonly fields: readonly string[];
  /** Whether it adds a node. */
  readonly adds: boolean;
  /** How many nodes it asks for at most, if it lists some. */
  readonly limit: number | undefined;
}

type Active = { -readonly [Name in keyof FaultInForce]: FaultInForce[Name] };

/** The faults in force, in the order in which they were added. */
export class Faults {
  private active: Active[] = [];
  private nextId = 1;

  /** Throws for a fault that does not exist, or with a property that it does not have. */
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

  /** The faults that strike this call, each of which is used up by one. */
  strike(call: Struck): Effect[] {
    return this.use(this.fitting(call));
  }

  /** The same before the body of the call is read. Empty, and nothing is used up, unless a fault drops the call at this point. */
  strikeOnArrival(call: Struck): Effect[] {
    const fitting = this.fitting(call);
    const drops = fitting.some(
      ({ skip, then }) => skip === 0 && then.kind === "drop" && then.when === "on-arrival",
    );
    return drops ? this.use(fitting) : [];
  }

  /**
   * Faults that leave the call an answer may be followed by another; of those that take the answer's place only the first strikes.
   * Those that let the call pass are among them.
   */
  private fitting(call: Struck): Active[] {
    const fitting = this.active.filter((candidate) => strikes(candidate, call));
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

/** These leave the call an answer. */
const ON_TOP: readonly Effect["kind"][] = ["slow", "lag", "usage"];

function strikes({ on, then }: Active, call: Struck): boolean {
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
  throw new SettingsError(`The fault "${String(kind)}" is not understood:\n${z.prettifyError(result.error)}`);
}
