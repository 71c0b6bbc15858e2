import { changed, outputsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import { apply } from "./apply";
import { INPUTS, OUTPUTS } from "./fields";
import type { SubscriptionInputs } from "./inputs";
import type { Run } from "./run";

/** Brings the subscription to the declared state. A change of a deletion's option needs no call. */
export async function updateSubscription(run: Run, inputs: SubscriptionInputs): Promise<Properties> {
  const { olds } = run;
  const changes = changed(INPUTS, "updates", olds, inputs);
  const isCertain = typeof olds.appId === "string";
  const isOurOwn = isCertain && changes.length > 0 && changes.every((name) => name === "unsubscribeOnDelete");
  if (isOurOwn) return { ...inputs, ...outputsIn(OUTPUTS, olds) };
  return { ...(await apply(run, inputs)) };
}
