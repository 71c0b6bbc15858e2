import { UNKNOWN } from "../../engine/properties";
import type { EngineEvent } from "../automation";
import type { Change } from "./report";

type Metadata = NonNullable<EngineEvent["resOutputsEvent"]>["metadata"];
type Values = Readonly<Record<string, unknown>>;

/** A resource before or after a step. Values that are not known yet are `undefined`. */
export interface State {
  readonly inputs: Values;
  readonly outputs: Values;
}

/** A step of the engine on one resource. */
export interface Step {
  readonly op: string;
  readonly old: State | undefined;
  readonly new: State | undefined;
  /** The properties that the provider named as different. Secrets are among them, unlike in `differences`. */
  readonly diffs: readonly string[];
}

/** What state is compared with: the program in a preview or update, Meta in a refresh. */
export type Compares = "program" | "Meta";

/** A change without its resource. */
export type Effect = Pick<Change, "kind" | "detail">;

export function stepOf({ op, old, new: now, diffs }: Metadata): Step {
  return { op, old: old ? stateOf(old) : undefined, new: now ? stateOf(now) : undefined, diffs: diffs ?? [] };
}

const stateOf = ({ inputs, outputs }: { readonly inputs?: Values; readonly outputs?: Values }): State => ({
  inputs: known(inputs),
  outputs: known(outputs),
});

/** The plugin's previews fill outputs that are not known yet. Those of the classes leave them out. */
const known = (values: Values = {}): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === UNKNOWN ? undefined : value]),
  );

/** The inputs that differ. A secret is not among them, because events hide its value. */
export function differences({ old, new: now }: Step): string[] {
  const properties = new Set([...Object.keys(old?.inputs ?? {}), ...Object.keys(now?.inputs ?? {})]);
  return [...properties].filter((property) => shown(old, property) !== shown(now, property));
}

export function differencesAtMeta(step: Step): string[] {
  return differences(step).map(
    (property) =>
      `${property} is ${shown(step.new, property)} at Meta, ${shown(step.old, property)} in the stack`,
  );
}

/** A text that is known and no secret. */
export function textIn(values: Values | undefined, property: string): string | undefined {
  const value = values?.[property];
  return typeof value === "string" ? value : undefined;
}

/** The reason for which a resource waits. */
export const pendingOf = (state: State | undefined) => textIn(state?.outputs, "pending");

function shown(state: State | undefined, property: string): string {
  const value = state?.inputs[property];
  return value === undefined ? "not set" : JSON.stringify(value);
}
