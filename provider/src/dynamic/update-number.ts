import { isRenamed, replacedBy } from "../number/diff";
import { inputsIn } from "../number/inputs";
import { stateOf, type NumberState } from "../number/state";
import { numberName } from "../number/wording";
import { accountIn, readUntilVisible } from "./created-number";
import { Refusal } from "./engine-errors";
import type { GraphAccess } from "./graph-access";

type Properties = Record<string, unknown>;

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
  const changed = [...replacedBy(olds, news), ...(isRenamed(olds, news) ? ["verifiedName"] : [])];
  if (changed.length > 0) throw new Refusal(unsupported(id, olds, news, changed));
  const about = { failed: `read ${numberName(news, id)}`, deadline: access.deadline() };
  // Where this fails the engine keeps the state as it was, the mark "not initialised" included: the next update tries again.
  return stateOf(inputsIn(news), await readUntilVisible(accountIn(access, news), id, about));
}

function unsupported(id: string, olds: Properties, news: Properties, changed: readonly string[]): string {
  const changes = changed
    .map((name) => `${name} from "${String(olds[name])}" to "${String(news[name])}"`)
    .join(", ");
  return (
    `Could not update ${numberName(olds, id)}: the program changes ${changes}, and Meta's endpoint creates and reads numbers, ` +
    `it updates nothing. Nothing was changed. Either take the change back, or change the number in WhatsApp Manager and then run pulumi refresh.`
  );
}
