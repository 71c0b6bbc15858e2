import { isSameAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, keptAsItWas } from "../../account/webhooks/other-app";
import { ownAddressesIn } from "../../account/webhooks/own-addresses";
import { Refusal } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import { inputsIn } from "./inputs";
import { readIfExists } from "./read-if-exists";
import { Run } from "./run";
import { stateOf } from "./state";

/**
 * Reads an override for a refresh or a lookup. For a refresh `props` are its old outputs, for a lookup by the number's id the
 * program's properties.
 */
export async function readOverride(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const old = { ...inputsIn(props), phoneNumberId: id };
  const run = new Run(access, id, props, old);
  if (!("ownCallbackUris" in props)) return lookup(run, old);
  const shown = await readIfExists(run);
  if (shown === "gone") return {};
  const other = await run.otherApp();
  if (other !== undefined) {
    access.notify(belongsToAnother(run.subject, other) + keptAsItWas(other));
    return { id, props, inputs: old };
  }
  const { address: callbackUri } = shown;
  if (callbackUri === undefined) return {};
  // Another spelling by Meta is no difference.
  const isDeclared = old.callbackUri !== undefined && isSameAddress(callbackUri, old.callbackUri);
  const inputs = isDeclared ? old : { ...old, callbackUri };
  return {
    id,
    props: stateOf(inputs, { appId: await run.appId(), ownCallbackUris: ownAddressesIn(props) }),
    inputs,
  };
}

async function lookup(run: Run, old: Run["inputs"]): Promise<Read> {
  const callbackUri = await run.place.read(run.context("look up"));
  if (callbackUri === undefined) {
    throw new Refusal(`Could not look up the webhook override of ${run.place.number}: the number has none.`);
  }
  const inputs = { ...old, callbackUri };
  return { id: run.id, props: stateOf(inputs, { appId: await run.appId(), ownCallbackUris: [] }), inputs };
}
