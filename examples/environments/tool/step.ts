import type { EngineEvent } from "@pulumi/pulumi/automation";

import type { Change } from "./report";

/** A step of the engine on one resource. */
export type Step = NonNullable<EngineEvent["resOutputsEvent"]>["metadata"];

/** What state is compared with: the program in a preview or update, Meta in a refresh. */
export type Compares = "program" | "Meta";

/** A change without the name of its number, which is in the step. */
export type Effect = Omit<Change, "number">;

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

function shown(state: Step["old"], property: string): string {
  const value: unknown = state?.inputs[property];
  return value === undefined ? "not set" : JSON.stringify(value);
}
