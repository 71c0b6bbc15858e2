import { bring, clear, type Brought, type Cleared } from "../../account/webhooks/address";
import { ownAddressesIn, replaceableIn } from "../../account/webhooks/own-addresses";
import type { SubscribedApp } from "../../account/webhooks/subscribed-apps";
import { NotInitialised, Refusal, textOf } from "../../engine/errors";
import type { SubscriptionInputs } from "./inputs";
import type { Run } from "./run";
import { stateOf, type SubscriptionState } from "./state";
import { subscribe } from "./subscribe";

/** Subscribes the app, and brings the account to the declared address. Looks first, and sends only what Meta does not have. */
export async function apply(run: Run, inputs: SubscriptionInputs): Promise<SubscriptionState> {
  const subscribed = await run.own();
  const app = subscribed ?? (await subscribe(run));
  const wasMade = subscribed === undefined;
  try {
    const ownCallbackUris = await ownAddressesAfter(run, inputs, app);
    return stateOf(inputs, { app, ownCallbackUris });
  } catch (error) {
    // From here on a failure must not lose the subscription.
    if (!wasMade || error instanceof NotInitialised) throw error;
    throw new NotInitialised(run.id, openState(run, inputs, app, ownAddressesIn(run.olds)), textOf(error));
  }
}

/** The addresses that a deletion is going to clear. */
async function ownAddressesAfter(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
): Promise<string[]> {
  const { callbackUri, verifyToken } = inputs;
  if (callbackUri !== undefined && verifyToken !== undefined) {
    await setAddress(run, inputs, app, { callbackUri, verifyToken });
    return [callbackUri];
  }
  if (run.olds.callbackUri !== undefined || ownAddressesIn(run.olds).length > 0) {
    return clearAddress(run, inputs, app);
  }
  if (app.callbackUri !== undefined) run.access.notify(unmanaged(run.id, app.callbackUri));
  return [];
}

async function setAddress(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
  address: { readonly callbackUri: string; readonly verifyToken: string },
): Promise<void> {
  const { olds, place } = run;
  const isCreation = olds.businessAccountId === undefined;
  const wish = {
    ...address,
    isTokenNew: !isCreation && olds.verifyToken !== address.verifyToken,
    replaceable: replaceableIn(olds),
    takesPlaceOf: () => false,
  };
  const brought = await bring(place, wish, run.calls("set the webhook of"));
  if (brought.is === "foreign") throw new Refusal(foreign(run.id, brought.address, address.callbackUri));
  if (brought.is === "there" && isCreation) run.access.notify(takenOver(run.id));
  if (brought.is === "not set") {
    const own = [...ownAddressesIn(olds), address.callbackUri];
    throw unfinished(run, inputs, app, brought, own);
  }
}

/** The program does not declare an address any more. Only one that this resource may clear goes. */
async function clearAddress(run: Run, inputs: SubscriptionInputs, app: SubscribedApp): Promise<string[]> {
  const cleared = await clear(run.place, replaceableIn(run.olds), run.calls("clear the webhook of"));
  if (cleared.is === "foreign") run.access.notify(unmanaged(run.id, cleared.address));
  if (cleared.is === "not cleared") throw unfinished(run, inputs, app, cleared, ownAddressesIn(run.olds));
  return [];
}

/** A change that Meta may have carried out is recorded as open, so that the next update looks again, and a deletion clears either address. */
function unfinished(
  run: Run,
  inputs: SubscriptionInputs,
  app: SubscribedApp,
  { because, mayBeDone }: Extract<Brought | Cleared, { mayBeDone: boolean }>,
  own: readonly string[],
): Error {
  const reason = because === undefined ? unseen(run.id) : textOf(because);
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
  const before = {
    ...(typeof olds.callbackUri === "string" && { callbackUri: olds.callbackUri }),
    ...(typeof olds.verifyToken === "string" && { verifyToken: olds.verifyToken }),
  };
  return stateOf({ ...others, ...before }, { app, ownCallbackUris });
}

const foreign = (account: string, found: string, declared: string) =>
  `Could not set the webhook of account ${account} to ${declared}: the app has the address ${found} there, which this resource has not set. Nothing was changed. ` +
  `If that address may be replaced, declare it as callbackUri and run pulumi up: then it is this resource's own, and can change. Otherwise remove callbackUri.`;

const takenOver = (account: string) =>
  `Account ${account} had this webhook already: it was taken over, and Meta did not call the address again.`;

const unmanaged = (account: string, found: string) =>
  `Account ${account} keeps the webhook ${found}: this resource has not set it, and declares none.`;

const unseen = (account: string) =>
  `Meta has accepted the webhook of account ${account}, but does not show it. Run pulumi up again: it looks first.`;
