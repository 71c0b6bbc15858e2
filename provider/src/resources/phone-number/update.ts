import type { GraphNumber } from "../../account/numbers";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import { changedAtMeta } from "./diff";
import type { Properties } from "../../engine/properties";
import { accountIn } from "./account-in";
import { inputsIn } from "./inputs";
import { findOn } from "./read";
import { stateOf, type NumberState } from "./state";
import { accountName, numberName } from "./wording";

/**
 * The endpoint updates nothing. What is left for an update is a change that Meta does not hold (`retainOnDelete`), and a number that was recorded before
 * it could be read: both are a read.
 */
export async function updateNumber(
  access: GraphAccess,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<NumberState> {
  const changed = changedAtMeta(olds, news);
  if (changed.length > 0) throw new Refusal(unsupported(id, olds, news, changed));
  // Where this fails the engine keeps the state as it was, the mark "not initialised" included: the next update tries again.
  return stateOf(inputsIn(news), await read(access, id, olds, news));
}

async function read(
  access: GraphAccess,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<GraphNumber> {
  const account = accountIn(access, news);
  const what = `${numberName(news, id)} on ${accountName(account.id)}`;
  const about = { failed: `read ${what}`, deadline: access.deadline() };
  const wasReadBefore = typeof olds.displayPhoneNumber === "string";
  if (!wasReadBefore) return account.readUntilVisible(id, about);
  const number = await findOn(account, id, about);
  if (number !== undefined) return number;
  throw new Refusal(`${what} is not there any more. Run pulumi refresh: then pulumi up creates it again.`);
}

function unsupported(id: string, olds: Properties, news: Properties, changed: readonly string[]): string {
  const changes = changed
    .map((name) => `${name} from ${shown(olds[name])} to ${shown(news[name])}`)
    .join(", ");
  return (
    `Could not update ${numberName(olds, id)}: the program changes ${changes}, and Meta's endpoint creates and reads numbers, ` +
    `it updates nothing. Nothing was changed. Either take the change back, or change the number in WhatsApp Manager and then run pulumi refresh.`
  );
}

const shown = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
