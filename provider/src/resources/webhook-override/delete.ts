import { clear } from "../../account/webhooks/address";
import { shownAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, withTheOldToken } from "../../account/webhooks/other-app";
import { Refusal } from "../../engine/errors";
import { hasTag } from "../../graph/graph-error";
import { explained } from "./explained";
import { isGone, readIfExists } from "./read-if-exists";
import type { Run } from "./run";

/**
 * Clears the number's address, unless somebody else has set it.
 *
 * @param own the addresses that this resource may clear
 */
export async function deleteOverride(run: Run, own: readonly string[]): Promise<void> {
  if (own.length === 0) return;
  const { place, access } = run;
  const before = await readIfExists(run);
  if (before === "gone") return;
  const other = await run.otherApp();
  if (other !== undefined) throw new Refusal(belongsToAnother(run.subject, other) + withTheOldToken(other));
  const cleared = await clear(place, own, run.calls("clear"), before);
  if (cleared.is === "foreign") {
    access.notify(
      `${place.number} keeps the webhook override ${shownAddress(cleared.address)}: this resource did not set it.`,
    );
  }
  if (cleared.is !== "not done") return;
  if (hasTag(cleared.cause, "hidden") && (await isGone(run))) return;
  const reason = await explained(run, cleared.cause, unseen(place.number));
  throw new Refusal(`${reason} The override stays in the state.`);
}

const unseen = (number: string) =>
  `Meta accepted the removal of the webhook override of ${number}, but still shows it. Run the same command again: it reads first.`;
