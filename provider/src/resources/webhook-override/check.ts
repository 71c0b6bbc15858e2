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
export function checkOverride(news: Properties, stack: Stack, isGraphLocal: boolean): Checked {
  const { inputs, known, failures } = checkInputs(DECLARATION, news, stack);
  const { callbackUri } = known;
  const problem = typeof callbackUri === "string" ? callbackProblem(callbackUri, isGraphLocal) : undefined;
  const ofAddress = problem === undefined ? [] : [{ property: "callbackUri", reason: problem }];
  return { inputs, failures: [...failures, ...ofAddress].map(withoutAddress) };
}

/** The engine prints the value of the property that a failure names, and an address may hold a secret. */
const withoutAddress = ({ property, reason }: Failure): Failure =>
  property === "callbackUri" ? { property: "", reason: `callbackUri ${reason}` } : { property, reason };
