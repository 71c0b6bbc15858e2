import { ensureAddress } from "../../account/webhooks/address";
import { shownAddress } from "../../account/webhooks/callback-uri";
import { belongsToAnother, withTheOldToken } from "../../account/webhooks/other-app";
import {
  beforeIn,
  ownAddressesAfter,
  ownAddressesIn,
  refreshedIn,
} from "../../account/webhooks/own-addresses";
import { NotInitialised, Refusal } from "../../engine/errors";
import { explained } from "./explained";
import type { OverrideInputs } from "./inputs";
import type { Run } from "./run";
import { stateOf, type OverrideState } from "./state";

/** Sets the declared address for the number: reads first, and sends it only if Meta does not have it. */
export async function apply(run: Run, inputs: OverrideInputs): Promise<OverrideState> {
  const { place, access, olds } = run;
  const { callbackUri, verifyToken } = inputs;
  const isCreation = olds.phoneNumberId === undefined;
  const before = { address: await place.read(run.context("read")) };
  const other = await run.otherApp();
  if (other !== undefined) throw new Refusal(belongsToAnother(run.subject, other) + withTheOldToken(other));
  const appId = await run.appId();
  const desired = {
    callbackUri,
    verifyToken,
    isTokenNew: !isCreation && olds.verifyToken !== verifyToken,
    own: ownAddressesIn(olds),
    replaceable: refreshedIn(olds),
    takesOver: inputs.takeOver === true,
  };
  const result = await ensureAddress(place, desired, run.calls("set"), before);
  switch (result.is) {
    case "foreign":
      throw new Refusal(foreign(place.number, result.address, callbackUri));
    case "not done": {
      const reason = await explained(run, result.cause, unseen(place.number));
      throw result.mayBeDone
        ? new NotInitialised(run.id, unclearState(run, inputs, appId), reason)
        : new Refusal(reason);
    }
    case "there":
      if (isCreation) access.notify(takenOver(place.number));
      return stateOf(inputs, { appId, ownCallbackUris: ownAddressesAfter(olds, callbackUri) });
    case "set":
      if (result.insteadOf !== undefined)
        access.notify(replaced(place.number, result.insteadOf, callbackUri));
      return stateOf(inputs, { appId, ownCallbackUris: [callbackUri] });
  }
}

/** Records the address that Meta had before. So the next update sends the new one, and a deletion clears either. */
function unclearState({ olds }: Run, inputs: OverrideInputs, appId: string | null): OverrideState {
  const { callbackUri, verifyToken: _open, ...others } = inputs;
  return stateOf(
    { ...others, ...beforeIn(olds) },
    { appId, ownCallbackUris: [...ownAddressesIn(olds), callbackUri] },
  );
}

const foreign = (number: string, found: string, declared: string) =>
  `Could not set the webhook override of ${number} to ${shownAddress(declared)}: it has the override ${shownAddress(found)}, which this resource did not set. Nothing was changed. ` +
  `To replace that address, write takeOver: true. Otherwise declare it as callbackUri, or remove this resource.`;

const replaced = (number: string, found: string, declared: string) =>
  `${number} had the webhook override ${shownAddress(found)}: the resource replaced it with ${shownAddress(declared)}.`;

const takenOver = (number: string) =>
  `${number} has this webhook override already: the resource adopted it, and Meta did not call the address again.`;

const unseen = (number: string) =>
  `Meta accepted the webhook override of ${number}, but does not show it. Run pulumi up again: it reads first.`;
