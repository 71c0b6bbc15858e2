import { callbackProblem } from "../../account/webhooks/callback-uri";
import { checkInputs, type Stack } from "../../engine/check-inputs";
import type { Properties } from "../../engine/properties";
import type { Checked, Failure } from "../../engine/resource-kind";
import { DECLARATION } from "./inputs";

/**
 * Refuses inputs that `pulumi up` would fail on, so that `pulumi preview` fails already. All reasons at once, and no I/O.
 *
 * @param isGraphLocal whether Graph is a server on this machine
 */
export function checkSubscription(news: Properties, stack: Stack, isGraphLocal: boolean): Checked {
  const { inputs, known, failures } = checkInputs(DECLARATION, news, stack);
  const { callbackUri } = known;
  const problem = typeof callbackUri === "string" ? callbackProblem(callbackUri, isGraphLocal) : undefined;
  const ofAddress = problem === undefined ? [] : [{ property: "callbackUri", reason: problem }];
  return { inputs, failures: [...failures, ...ofAddress, ...loneFailures(inputs)].map(withoutAddress) };
}

/** The engine prints the value of the property that a failure names, and an address may hold a secret. */
const withoutAddress = ({ property, reason }: Failure): Failure =>
  property === "callbackUri" ? { property: "", reason: `callbackUri ${reason}` } : { property, reason };

/** Meta takes an address and its token together. */
function loneFailures({ callbackUri, verifyToken }: Properties): Failure[] {
  if (callbackUri !== undefined && verifyToken === undefined) {
    const reason =
      "is missing beside callbackUri: write the text that the endpoint compares, from a secret of the stack config";
    return [{ property: "", reason: `verifyToken ${reason}` }];
  }
  if (callbackUri === undefined && verifyToken !== undefined) {
    const reason = "has no use without callbackUri: write the address beside it, or leave it out";
    return [{ property: "", reason: `verifyToken ${reason}` }];
  }
  return [];
}
