import type { Properties } from "../properties";
import type { Diff, ResourceKind } from "../resource-kind";

export type PropertyChange = "add" | "delete" | "update";

export interface PropertyDifference {
  readonly change: PropertyChange;
  readonly replaces: boolean;
}

/** The different inputs, as `pulumi preview --diff` shows them. Inputs that only a creation uses are no difference. */
export function detailedDiff(
  { inputs }: Pick<ResourceKind, "inputs">,
  { changes, replaces }: Diff,
  olds: Properties,
  news: Properties,
): ReadonlyMap<string, PropertyDifference> {
  if (!changes) return new Map();
  const differing = Object.entries(inputs).flatMap(([name, { change, same = equal }]) => {
    const isReplaced = replaces.includes(name);
    const differs = isReplaced || (change !== "nothing" && !same(olds[name], news[name]));
    return differs
      ? [[name, { change: changeOf(olds[name], news[name]), replaces: isReplaced }] as const]
      : [];
  });
  return new Map(differing);
}

const equal = (before: unknown, now: unknown) => before === now;

const isAbsent = (value: unknown) => value === undefined || value === null;

function changeOf(before: unknown, now: unknown): PropertyChange {
  if (isAbsent(before)) return "add";
  return isAbsent(now) ? "delete" : "update";
}
