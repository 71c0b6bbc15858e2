import type { Account } from "../../account/account";
import { undecided } from "../../account/doubt";
import { isLiving, type GraphNumber } from "../../account/graph-number";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import { changed, outputsIn } from "../../engine/fields";
import { changedAtMeta } from "./diff";
import type { Properties } from "../../engine/properties";
import type { CallContext } from "../../graph/graph-client";
import { hasTag } from "../../graph/graph-error";
import { accountIn } from "./account-in";
import { sameName } from "./display-names";
import { INPUTS, OUTPUTS } from "./fields";
import { inputsIn, type NumberInputs } from "./inputs";
import { renameNumber } from "./rename";
import { stateOf } from "./state";
import { accountName, numberName } from "./wording";

/**
 * The endpoint updates nothing. Three kinds of updates are left:
 * - another display name, if the program allows a request for it
 * - a change that Meta does not store (`retainOnDelete`), which needs no call
 * - a number that was recorded before it could be read: this reads it
 */
export async function updateNumber(
  access: GraphAccess,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const inputs = inputsIn(news);
  const atMeta = changedAtMeta(olds, news);
  const { renameByApi, verifiedName } = inputs;
  if (renameByApi === true && verifiedName !== undefined && atMeta.join() === "verifiedName")
    return renamed(inputs, verifiedName, await renameNumber(access, id, inputs, verifiedName));
  if (atMeta.length > 0) throw new Refusal(unsupported(id, olds, news, atMeta));
  const wasRead = typeof olds.displayPhoneNumber === "string";
  if (wasRead && changed(INPUTS, "updates", olds, news).length > 0)
    return { ...inputs, ...outputsIn(OUTPUTS, olds) };
  // If this fails, the engine keeps the state with its mark "not initialised", so the next update tries again.
  const isAccountNew = olds.businessAccountId === undefined;
  return stateOf(inputs, await read(access, id, news, { wasRead, isAccountNew }));
}

/** The name stays requested until Meta shows it. */
function renamed(inputs: Partial<NumberInputs>, name: string, number: GraphNumber): Properties {
  const isShown = sameName(name, number.verified_name ?? undefined);
  return stateOf(inputs, isShown ? number : { ...number, requestedName: name });
}

async function read(
  access: GraphAccess,
  id: string,
  news: Properties,
  { wasRead, isAccountNew }: { readonly wasRead: boolean; readonly isAccountNew: boolean },
): Promise<GraphNumber> {
  const account = accountIn(access, news);
  const subject = `${numberName(news, id)} on ${accountName(account.id)}`;
  const context = { action: `read ${subject}`, deadline: access.deadline() };
  if (!wasRead) return readForTheFirstTime(account, id, context, subject);
  const result = await account.read(id, context);
  // An import by id has not checked whether the program's account has the number.
  if (isAccountNew && (result.is === "gone" || (result.is === "there" && result.onAccount === false)))
    throw new Refusal(
      `Could not update the number with the id ${id}: it is not on ${accountName(account.id)}. Nothing was changed. ` +
        `Correct businessAccountId.`,
    );
  if (result.is === "there") return result.number;
  if (result.is === "hidden") throw new Refusal(undecided(account, result));
  throw new Refusal(notThere(subject));
}

async function readForTheFirstTime(
  account: Account,
  id: string,
  context: CallContext,
  subject: string,
): Promise<GraphNumber> {
  try {
    const number = await account.readUntilVisible(id, context);
    if (isLiving(number)) return number;
  } catch (error) {
    if (!hasTag(error, "hidden")) throw error;
    throw new Refusal(
      `${error.facts} If the number was deleted in WhatsApp Manager, run pulumi refresh. Otherwise run pulumi up again later.`,
    );
  }
  throw new Refusal(notThere(subject));
}

const notThere = (subject: string) =>
  `${subject} no longer exists. Run pulumi refresh: then pulumi up creates it again.`;

function unsupported(id: string, olds: Properties, news: Properties, changed: readonly string[]): string {
  const changes = changed
    .map((name) => `${name} from ${shown(olds[name])} to ${shown(news[name])}`)
    .join(", ");
  return (
    `Could not update ${numberName(olds, id)}: the program changes ${changes}, but Meta's API cannot update this. ` +
    `Nothing was changed. Undo the change, or change the number in WhatsApp Manager and then run pulumi refresh.`
  );
}

const shown = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
