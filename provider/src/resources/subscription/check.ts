import { addressFailures } from "../../account/webhooks/callback-uri";
import { checkInputs, type Stack } from "../../engine/check-inputs";
import type { Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { DECLARATION } from "./inputs";

/**
 * Refuses inputs that would fail `pulumi up`, so that `pulumi preview` fails instead. All reasons at once, and no I/O.
 *
 * @param isGraphLocal whether Graph is a server on this machine
 */
export function checkSubscription(news: Properties, stack: Stack, isGraphLocal: boolean): Checked {
  const { inputs, known, failures } = checkInputs(DECLARATION, news, stack);
  return {
    inputs,
    failures: [...failures, ...addressFailures(known, isGraphLocal), ...loneFailures(inputs)],
  };
}

/** Meta accepts an address and its token only together. */
function loneFailures({ callbackUri, verifyToken }: Properties): Failure[] {
  if (callbackUri !== undefined && verifyToken === undefined) {
    const reason =
      "is missing, but callbackUri needs it: write the text that the endpoint compares, from a secret of the stack config";
    return [{ property: "", reason: `verifyToken ${reason}` }];
  }
  if (callbackUri === undefined && verifyToken !== undefined) {
    const reason = "has no effect without callbackUri: write callbackUri too, or remove verifyToken";
    return [{ property: "", reason: `verifyToken ${reason}` }];
  }
  return [];
}
