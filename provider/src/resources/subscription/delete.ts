import { clear, type CurrentAddress } from "../../account/webhooks/address";
import { isSameAddress, shownAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, type OtherApp, withTheOldToken } from "../../account/webhooks/other-app";
import { settled } from "../../account/webhooks/settled";
import { Refusal } from "../../engine/errors";
import { explained } from "./explained";
import type { Run } from "./run";

/**
 * Clears the address if this resource has set it. It ends the subscription only if the program asked for that.
 *
 * @param own the addresses that this resource may clear
 * @param isKept whether another entry of this run has the subscription
 */
export async function deleteSubscription(run: Run, own: readonly string[], isKept: boolean): Promise<void> {
  if (isKept && own.length === 0) return;
  const ends = run.inputs.unsubscribeOnDelete === true && !isKept;
  const other = await run.otherApp();
  if (other !== undefined) return forgetOther(run, other, own, ends);
  const app = await run.own();
  if (app === undefined) return;
  const before: CurrentAddress = { address: app.callbackUri };
  const cleared = await clear(run.place, own, run.calls("clear the webhook of"), before);
  if (cleared.is === "not done") {
    throw new Refusal(explained(cleared.cause, `the webhook of account ${run.id}`));
  }
  if (isKept) return;
  if (cleared.is === "foreign") {
    if (ends) throw new Refusal(foreign(run.id, cleared.address));
    run.access.notify(keeps(run.id, cleared.address));
  }
  if (ends) await unsubscribe(run);
  else if (cleared.is !== "foreign") run.access.notify(staysSubscribed(run.id));
}

async function unsubscribe(run: Run): Promise<void> {
  const calls = run.calls("end the subscription to");
  const readState = async () => ((await run.apps.own(calls.read())) === undefined ? "done" : "open");
  const result = await settled(
    { send: () => run.apps.unsubscribe(calls.change()), readState, onRetry: calls.onRetry },
    run.deadline,
  );
  if (result.is === "not done") {
    throw new Refusal(explained(result.cause, `the subscription to account ${run.id}`));
  }
}

/** This token cannot change the subscription of another app, so a state with something to clear must stay. */
async function forgetOther(run: Run, other: OtherApp, own: readonly string[], ends: boolean): Promise<void> {
  const app = await run.apps.find(other.ofState, run.context("read the subscription to"));
  if (app === undefined) return;
  const { callbackUri } = app;
  const hasOwn = callbackUri !== undefined && own.some((address) => isSameAddress(address, callbackUri));
  if (ends || hasOwn) throw new Refusal(belongsToAnother(run.subject, other) + withTheOldToken(other));
}

const foreign = (account: string, found: string) =>
  `Could not end the subscription to account ${account}: that would also remove the address ${shownAddress(found)}, which this resource did not set. Nothing was changed. ` +
  `To keep both, remove unsubscribeOnDelete and run pulumi up first, or run \`pulumi state delete\`. To end both, clear that address first: ` +
  `POST /${account}/subscribed_apps without parameters, with this token.`;

const keeps = (account: string, found: string) =>
  `Account ${account} keeps the webhook ${shownAddress(found)}, and the app its subscription: this resource did not set that address.`;

const staysSubscribed = (account: string) =>
  `The app stays subscribed to account ${account}: Pulumi only removes the subscription from the state. To end it, declare it again with unsubscribeOnDelete: true, run pulumi up, then remove it.`;
