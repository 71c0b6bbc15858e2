import { isRegistered } from "../../account/next-step";
import { outputsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import { complete } from "./complete";
import { hasLostPin, isIncomplete } from "./diff";
import { OUTPUTS } from "./fields";
import { keep } from "./keep";
import type { Run } from "./run";
import { hiddenLine } from "./wording";

/** Inputs that Meta does not store, and that do not choose the token. */
const OUR_OWN = new Set(["deregisterOnDelete"]);

/** Completes a registration that waits, and brings a complete one to the declared state. */
export async function updateRegistration(run: Run, news: Properties): Promise<Properties> {
  run.memory.keeps(run.id);
  const { olds, inputs, changes } = run;
  if (isOurOwn(olds, news, changes)) return { ...keptWish(olds), ...inputs, ...outputsIn(OUTPUTS, olds) };
  await run.readNumber();
  const is = isRegistered(run.number);
  if (is === null) return { ...run.waits("outcome", hiddenLine(run.name, "whether it is registered")) };
  if (!is) return { ...(await complete(run)) };
  const isOurs = olds.registered === true || (olds.pending === "outcome" && run.calls.length > 0);
  const pin = !isOurs || changes.includes("pin") || run.number.is_pin_enabled === false;
  return { ...(await keep(run, { pin, region: !isOurs || changes.includes("dataRegion") })) };
}

/** Whether all changes concern only the provider, so that they need no call. */
const isOurOwn = (olds: Properties, news: Properties, changes: readonly string[]) =>
  !isIncomplete(olds) &&
  !hasLostPin(olds, news) &&
  changes.every((name) => OUR_OWN.has(name) || news[name] === undefined);

/** Meta may hide the value of a wish for a while, but the wish was fulfilled all the same. */
const keptWish = ({ registerAgain }: Properties): Properties =>
  registerAgain === undefined ? {} : { registerAgain };
