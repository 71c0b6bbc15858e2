import type { EntriesOfRun } from "../../engine/entries-of-run";
import type { Created } from "../../engine/resource-kind";
import type { Run } from "./run";
import { setProfile } from "./set-profile";

/** Takes the profile over, which each registered number has, and changes what differs. */
export async function createProfile(run: Run, entries: EntriesOfRun): Promise<Created> {
  // First: a renamed resource forgets nothing, whatever becomes of this one.
  entries.keeps(run.id);
  return { id: run.id, outs: { ...(await setProfile(run)) } };
}
