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
  /** Calls that it will still strike. */
  readonly left: number | "always";
}

/** What a fault can be limited to, of a call that has arrived. */
export interface Struck {
  readonly method: string;
  readonly account: string | undefined;
  readonly edge: Edge | undefined;
  readonly fields: readonly string[];
  /** Whether it adds a node. */
  readonly adds: boolean;
}

type Active = { -readonly [Name in keyof FaultInForce]: FaultInForce[Name] };

/** The faults in force, in the order in which they were added. */
export class Faults {
  private active: Active[] = [];
  private nextId = 1;

  /** Throws for a fault that does not exist, or with a property that it does not have. */
  add(input: FaultInput): FaultInForce {
    const { on, times, then } = parseFault(input);
    const added: Active = { id: this.nextId++, on, then, left: times };
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

  /**
   * The faults that strike this call, each of which is used up by one. `slow` and `lag` leave the call an answer, so that another
   * may come on top; of those that take the answer's place only the first strikes.
   */
  strike(call: Struck): Effect[] {
    const effects: Effect[] = [];
    for (const candidate of this.active) {
      if (!strikes(candidate, call)) continue;
      effects.push(candidate.then);
      if (candidate.left !== "always") candidate.left--;
      if (candidate.then.kind !== "slow" && candidate.then.kind !== "lag") break;
    }
    this.active = this.active.filter(({ left }) => left !== 0);
    return effects;
  }
}

function strikes({ on, then }: Active, call: Struck): boolean {
  if (on.method !== undefined && on.method !== call.method) return false;
  if (on.account !== undefined && on.account !== call.account) return false;
  if (on.edge !== undefined && on.edge !== call.edge) return false;
  if (then.kind === "lag") return call.adds;
  return then.kind !== "fieldsRefused" || then.fields.some((field) => call.fields.includes(field));
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
