import { changed } from "../fields";
import type { Properties } from "../properties";
import type { Diff, ResourceKind } from "../resource-kind";

type PropertyChange = "add" | "delete" | "update";

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
  const updated = (["updates", "refused"] as const).flatMap((effect) => changed(inputs, effect, olds, news));
  return new Map(
    [...replaces, ...updated].map((name) => [
      name,
      { change: changeOf(olds[name], news[name]), replaces: replaces.includes(name) },
    ]),
  );
}

const isAbsent = (value: unknown) => value === undefined || value === null;

function changeOf(before: unknown, now: unknown): PropertyChange {
  if (isAbsent(before)) return "add";
  return isAbsent(now) ? "delete" : "update";
}
