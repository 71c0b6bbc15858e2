import { isSameAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, keptAsItWas } from "../../account/webhooks/other-app";
import { ownAddressesIn } from "../../account/webhooks/own-addresses";
import { Refusal } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import { inputsIn, type SubscriptionInputs } from "./inputs";
import { Run } from "./run";
import { stateOf } from "./state";

/**
 * Reads a subscription for a refresh or a lookup. For a refresh `props` are its old outputs, for a lookup by the account's id the
 * program's properties.
 */
export async function readSubscription(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const isLookup = !("appId" in props);
  const old = { ...inputsIn(props), businessAccountId: id };
  const run = new Run(access, id, props, old);
  const other = await run.otherApp();
  if (other !== undefined) {
    const context = run.context("read the subscription to");
    if ((await run.apps.find(other.ofState, context)) === undefined) return {};
    access.notify(belongsToAnother(run.subject, other) + keptAsItWas(other));
    return { id, props, inputs: old };
  }
  const app = await run.own();
  if (app === undefined) {
    if (!isLookup) return {};
    throw new Refusal(
      `Could not look up the subscription to account ${id}: the app of this token is not subscribed.`,
    );
  }
  const inputs = isLookup || old.callbackUri !== undefined ? withAddress(old, app.callbackUri) : old;
  return { id, props: stateOf(inputs, { app, ownCallbackUris: ownAddressesIn(props) }), inputs };
}

/** With Meta's address, unless only its spelling differs. */
function withAddress(
  old: Partial<SubscriptionInputs>,
  shown: string | undefined,
): Partial<SubscriptionInputs> {
  const { callbackUri, ...others } = old;
  if (shown === undefined) return others;
  return callbackUri !== undefined && isSameAddress(shown, callbackUri)
    ? old
    : { ...others, callbackUri: shown };
}
