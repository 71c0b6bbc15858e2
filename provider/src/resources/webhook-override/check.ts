import { addressFailures } from "../../account/webhooks/callback-uri";
import { checkInputs, type Stack } from "../../engine/check-inputs";
import type { Properties } from "../../engine/properties";
import type { Checked } from "../../engine/resource-kind";
import { DECLARATION } from "./inputs";

/**
 * Refuses inputs that would fail `pulumi up`, so that `pulumi preview` fails instead. All reasons at once, and no I/O.
 *
 * @param isGraphLocal whether Graph is a server on this machine
 */
export function checkOverride(news: Properties, stack: Stack, isGraphLocal: boolean): Checked {
  const { inputs, known, failures } = checkInputs(DECLARATION, news, stack);
  return { inputs, failures: [...failures, ...addressFailures(known, isGraphLocal)] };
}
