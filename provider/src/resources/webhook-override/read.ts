import { isSameAddress } from "../../account/webhooks/callback-uri";
import { ownAddressesIn } from "../../account/webhooks/own-addresses";
import { Refusal } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import { says } from "../../graph/graph-error";
import { inputsIn } from "./inputs";
import { Run } from "./run";
import { stateOf } from "./state";

/** Reads an override for a refresh (then `props` are its old outputs), or looks one up by the number's id (then they are what the program gave). */
export async function readOverride(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const old = { ...inputsIn(props), phoneNumberId: id };
  const run = new Run(access, id, props, old);
  if (!("ownCallbackUris" in props)) return lookup(run, old);
  const callbackUri = await shownIfThere(run);
  if (callbackUri === undefined) return {};
  // The spelling that Meta shows is no difference.
  const isDeclared = old.callbackUri !== undefined && isSameAddress(callbackUri, old.callbackUri);
  const inputs = isDeclared ? old : { ...old, callbackUri };
  return { id, props: stateOf(inputs, { ownCallbackUris: ownAddressesIn(props) }), inputs };
}

async function lookup(run: Run, old: Run["inputs"]): Promise<Read> {
  const callbackUri = await run.place.read(run.about("look up"));
  if (callbackUri === undefined) {
    throw new Refusal(`Could not look up the webhook override of ${run.place.number}: the number has none.`);
  }
  const inputs = { ...old, callbackUri };
  return { id: run.id, props: stateOf(inputs, { ownCallbackUris: [] }), inputs };
}

/** The address that Meta shows; `undefined` if there is certainly none, or no number. */
async function shownIfThere(run: Run): Promise<string | undefined> {
  const about = run.about("read");
  try {
    return await run.place.read(about);
  } catch (error) {
    if (!says(error, "hidden")) throw error;
    if ((await run.node.readIfThere(about)) === undefined) return undefined;
    throw error;
  }
}
