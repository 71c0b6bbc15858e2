import type { GraphAccess } from "../../engine/access";
import type { EntriesOfRun } from "../../engine/entries-of-run";
import type { Properties } from "../../engine/properties";
import { INPUTS } from "./fields";
import { staysLine } from "./wording";

/** Forgets the profile, without a call. If another resource of this run has it, nothing is forgotten. */
export function deleteProfile(
  access: GraphAccess,
  entries: EntriesOfRun,
  id: string,
  props: Properties,
): void {
  if (entries.isKept(id) || props.pending !== null) return;
  const isManaged = Object.entries(INPUTS).some(
    ([name, { wire }]) => wire !== null && props[name] !== undefined,
  );
  if (isManaged) access.notify(staysLine(id));
}
