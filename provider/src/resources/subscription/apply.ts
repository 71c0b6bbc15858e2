import { ensureAddress, clear, type CurrentAddress } from "../../account/webhooks/address";
import { shownAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, withTheOldToken } from "../../account/webhooks/other-app";
import {
  beforeIn,
  ownAddressesAfter,
  ownAddressesIn,
  refreshedIn,
} from "../../account/webhooks/own-addresses";
import type { NotDone } from "../../account/webhooks/settled";
import type { SubscribedApp } from "../../account/webhooks/subscribed-apps";
import { NotInitialised, Refusal, textOf } from "../../engine/errors";
import { explained } from "./explained";
import type { SubscriptionInputs } from "./inputs";
import type { Run } from "./run";
import { stateOf, type SubscriptionState } from "./state";
import { subscribe } from "./subscribe";

/** Subscribes the app, and sets the declared address for the account. It reads first, and sends only the differences. */
export async function apply(run: Run, inputs: SubscriptionInputs): Promise<SubscriptionState> {
  const other = await run.otherApp();
  if (other !== undefined) throw new Refusal(belongsToAnother(run.subject, other) + withTheOldToken(other));
  const subscribed = await run.own();
  const app = subscribed ?? (await subscribe(run));
  const wasMade = subscribed === undefined;
  try {
    const ownCallbackUris = await ownAddresses(run, inputs, app);
    return stateOf(inputs, { app, ownCallbackUris });
  } catch (error) {
    // From here on a failure must not lose the subscription.
    if (!wasMade || error instanceof NotInitialised) throw error;
    throw new NotInitialised(run.id, openState(run, inputs, app, ownAddressesIn(run.olds)), textOf(error));
  }
}

/** Sets or clears the address, and returns the addresses that a deletion clears. */
async function ownAddresses(run: Run, inputs: SubscriptionInputs, app: SubscribedApp): Promise<string[]> {
  const { callbackUri, verifyToken } = inputs;
  const before = { address: app.callbackUri };
  if (callbackUri !== undefined && verifyToken !== undefined) {
    return setAddress(run, inputs, app, { callbackUri, verifyToken }, before);
  }
  if (ownAddressesIn(run.olds).length > 0) return clearAddress(run, inputs, app, before);
  if (app.callbackUri !== undefined) run.access.notify(unmanaged(run.id, app.callbackUri));
  return [];
}

async function setAddress(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
  { callbackUri, verifyToken }: { readonly callbackUri: string; readonly verifyToken: string },
  before: CurrentAddress,
): Promise<string[]> {
  const { olds, place } = run;
  const isCreation = olds.businessAccountId === undefined;
  const desired = {
    callbackUri,
    verifyToken,
    isTokenNew: !isCreation && olds.verifyToken !== verifyToken,
    own: ownAddressesIn(olds),
    replaceable: refreshedIn(olds),
    takesOver: false,
  };
  const result = await ensureAddress(place, desired, run.calls("set the webhook of"), before);
  switch (result.is) {
    case "foreign":
      throw new Refusal(foreign(run.id, result.address, callbackUri));
    case "not done":
      throw unfinished(run, inputs, app, result, [...ownAddressesIn(olds), callbackUri]);
    case "there":
      if (isCreation) run.access.notify(takenOver(run.id));
      return ownAddressesAfter(olds, callbackUri);
    case "set":
      return [callbackUri];
  }
}

/** The program no longer declares an address. This clears it only if this resource has set it. */
async function clearAddress(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
  before: CurrentAddress,
): Promise<string[]> {
  const own = ownAddressesIn(run.olds);
  const cleared = await clear(run.place, own, run.calls("clear the webhook of"), before);
  if (cleared.is === "foreign") run.access.notify(unmanaged(run.id, cleared.address));
  if (cleared.is === "not done") throw unfinished(run, inputs, app, cleared, own);
  return [];
}

/** Records a change that Meta may have carried out as open. So the next update reads again, and a deletion clears either address. */
function unfinished(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
  { cause, mayBeDone }: NotDone,
  own: readonly string[],
): Error {
  const reason = explained(cause, `the webhook of account ${run.id}`);
  return mayBeDone
    ? new NotInitialised(run.id, openState(run, inputs, app, own), reason)
    : new Refusal(reason);
}

/** The state with the address that Meta had before. */
function openState(
  { olds }: Run,
  { callbackUri: _declared, verifyToken: _token, ...others }: SubscriptionInputs,
  app: SubscribedApp,
  ownCallbackUris: readonly string[],
): SubscriptionState {
  return stateOf({ ...others, ...beforeIn(olds) }, { app, ownCallbackUris });
}

const foreign = (account: string, found: string, declared: string) =>
  `Could not set the webhook of account ${account} to ${shownAddress(declared)}: the app has the address ${shownAddress(found)} there, which this resource did not set. Nothing was changed. ` +
  `To replace that address, declare it as callbackUri and run pulumi up, then change callbackUri. Otherwise remove callbackUri and verifyToken.`;

const takenOver = (account: string) =>
  `Account ${account} has this webhook already: the resource adopted it, and Meta did not call the address again.`;

const unmanaged = (account: string, found: string) =>
  `Account ${account} keeps the webhook ${shownAddress(found)}: this resource did not set it, and declares none.`;
