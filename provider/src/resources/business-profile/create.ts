import type { EntriesOfRun } from "../../engine/entries-of-run";
import type { Created } from "../../engine/resource-kind";
import type { Run } from "./run";
import { setProfile } from "./set-profile";

/** Takes over the profile, because each registered number has one, and changes the differences. */
export async function createProfile(run: Run, entries: EntriesOfRun): Promise<Created> {
  // First, so that a renamed resource forgets nothing even if this creation fails.
  entries.keeps(run.id);
  return { id: run.id, outs: { ...(await setProfile(run)) } };
}
