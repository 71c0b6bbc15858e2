import { GraphError } from "../../graph/graph-error";
import { Change } from "./change";
import { NOT_REGISTERED } from "./meanings";
import type { Run } from "./run";
import { type ProfileState, stateOf } from "./state";
import { waitsLine } from "./wording";

/** Brings the profile to the declared state: reads it first, and sends only the differences. */
export async function setProfile(run: Run): Promise<ProfileState> {
  await run.readNumber();
  try {
    const before = await run.readProfile();
    const picture = run.picture();
    const isOther = picture !== undefined && picture.sha256 !== run.oldPicture;
    const change = new Change(run, before, isOther ? picture : undefined);
    await change.make();
    return stateOf(run.inputs, { pending: null, pictureSha256: picture?.sha256 ?? null });
  } catch (error) {
    // Meta decides, because its documents do not say that an unregistered number has no profile.
    if (error instanceof GraphError && error.code === NOT_REGISTERED) return waits(run);
    throw error;
  }
}

function waits(run: Run): ProfileState {
  run.access.notify(waitsLine(run.name, run.access.words));
  return stateOf(run.inputs, { pending: "registration", pictureSha256: run.oldPicture });
}
