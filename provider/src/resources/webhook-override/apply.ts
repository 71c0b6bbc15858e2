import { bring } from "../../account/webhooks/address";
import { ownAddressesIn, replaceableIn } from "../../account/webhooks/own-addresses";
import { NotInitialised, Refusal } from "../../engine/errors";
import { explained } from "./explained";
import type { OverrideInputs } from "./inputs";
import type { Run } from "./run";
import { stateOf, type OverrideState } from "./state";

/** Brings the number to the declared address: looks, and sends it only if Meta does not have it. */
export async function apply(run: Run, inputs: OverrideInputs): Promise<OverrideState> {
  const { place, access, olds } = run;
  const { callbackUri, verifyToken } = inputs;
  const isCreation = olds.phoneNumberId === undefined;
  const wish = {
    callbackUri,
    verifyToken,
    isTokenNew: !isCreation && olds.verifyToken !== verifyToken,
    replaceable: replaceableIn(olds),
    takesPlaceOf(foreign: string) {
      if (inputs.takeOver !== true) return false;
      access.notify(`${place.number} had the webhook override ${foreign}: ${callbackUri} takes its place.`);
      return true;
    },
  };
  const brought = await bring(place, wish, run.calls("set"));
  if (brought.is === "foreign") throw new Refusal(foreign(place.number, brought.address, callbackUri));
  if (brought.is === "not set") {
    const { because, mayBeDone } = brought;
    const reason = because === undefined ? unseen(place.number) : await explained(run, because);
    throw mayBeDone ? new NotInitialised(run.id, unclearState(run, inputs), reason) : new Refusal(reason);
  }
  if (brought.is === "there" && isCreation) access.notify(takenOver(place.number));
  return stateOf(inputs, { ownCallbackUris: [callbackUri] });
}

/** Recorded with the address that Meta had before, so that the next update sends the new one, and a deletion clears either. */
function unclearState({ olds }: Run, inputs: OverrideInputs): OverrideState {
  const { callbackUri, verifyToken: _open, ...others } = inputs;
  const before = {
    ...(typeof olds.callbackUri === "string" && { callbackUri: olds.callbackUri }),
    ...(typeof olds.verifyToken === "string" && { verifyToken: olds.verifyToken }),
  };
  return stateOf({ ...others, ...before }, { ownCallbackUris: [...ownAddressesIn(olds), callbackUri] });
}

const foreign = (number: string, found: string, declared: string) =>
  `Could not set the webhook override of ${number} to ${declared}: it has the override ${found}, which this resource has not set. Nothing was changed. ` +
  `If that address may be replaced, write takeOver: true. Otherwise declare it as callbackUri, or remove this resource.`;

const takenOver = (number: string) =>
  `${number} had this webhook override already: it was taken over, and Meta did not call the address again.`;

const unseen = (number: string) =>
  `Meta has accepted the webhook override of ${number}, but does not show it. Run pulumi up again: it looks first.`;
