import type { Account } from "../../account/account";
import { accountsOf } from "../../account/accounts";
import { refreshedNumber, undecided } from "../../account/doubt";
import { isLiving, type GraphNumber } from "../../account/graph-number";
import { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import type { CallContext } from "../../graph/graph-client";
import { GraphError } from "../../graph/graph-error";
import { sameName } from "./display-names";
import { inputsIn, type NumberInputs } from "./inputs";
import { readReview, stateOfAskedName } from "./name-review";
import { lookedUp, refreshed, stateOf } from "./state";
import { accountName, numberName } from "./wording";

/** Reads a number for a refresh or a lookup. For a refresh `props` are its old outputs, for a lookup by id the program's properties. */
export async function readNumber(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const isLookup = typeof props.phoneNumberId !== "string";
  const old = inputsIn(props);
  const subject = `${numberName(props, id)} on ${accountName(old.businessAccountId)}`;
  const context = { action: `read ${subject}`, deadline: access.deadline() };
  if (!isLookup) return refresh(access, id, props, context);
  const number = await lookUp(access, id, old.businessAccountId, context);
  const state = lookedUp(old, number);
  return { id, props: state, inputs: inputsIn(state) };
}

async function refresh(
  access: GraphAccess,
  id: string,
  props: Properties,
  context: CallContext,
): Promise<Read> {
  const old = inputsIn(props);
  const number =
    old.businessAccountId === undefined
      ? await readWithAnyToken(access, id, context)
      : await refreshedNumber(access.shared(accountsOf).get(old.businessAccountId), id, context);
  if (number === undefined) return {};
  const asked = openName(props, number);
  if (asked === undefined) return { id, ...refreshed(old, number) };
  const state = stateOf(old, { ...number, requestedName: asked });
  const isDeclined = await isNameDeclined(access, id, old, asked, context);
  return { id, props: state, inputs: isDeclined ? { ...old, declinedName: asked } : old };
}

/** The name that a rename has requested, if Meta does not show it yet. */
function openName(props: Properties, number: GraphNumber): string | undefined {
  const { renameByApi, requestedName: asked } = props;
  if (renameByApi !== true || typeof asked !== "string") return undefined;
  return sameName(asked, number.verified_name ?? undefined) ? undefined : asked;
}

/** If the app may not see the review, the name counts as under review, which is no difference. */
async function isNameDeclined(
  access: GraphAccess,
  id: string,
  { businessAccountId }: Partial<NumberInputs>,
  asked: string,
  context: CallContext,
): Promise<boolean> {
  const node = new NumberNode(id, businessAccountId, access.shared(accountsOf));
  const review = await readReview(node, context);
  return review !== undefined && stateOfAskedName(asked, review) === "declined";
}

/** A lookup never answers "gone", because it would succeed without a number. */
async function lookUp(
  access: GraphAccess,
  id: string,
  businessAccountId: string | undefined,
  context: CallContext,
): Promise<GraphNumber> {
  if (businessAccountId === undefined) return readWithAnyToken(access, id, context);
  const account = access.shared(accountsOf).get(businessAccountId);
  const result = await account.read(id, context);
  if (result.is === "hidden") throw new Refusal(undecided(account, result));
  if (result.is === "gone") {
    throw new Refusal(`There is no number with the id ${id} on ${accountName(account.id)}. ${CHECK_ID}`);
  }
  if (result.onAccount !== false || (await isListedByNow(account, id, context))) return result.number;
  throw new Refusal(
    `The number with the id ${id} (${result.number.display_phone_number ?? "not shown"}) exists, but not on ${accountName(account.id)}: ` +
      `${access.words.otherAccount}. If the number was added a moment ago, run the same command again later.`,
  );
}

/** The listing may be older than the number, if another provider has added it. A refused listing proves nothing against the account. */
async function isListedByNow(account: Account, id: string, { deadline }: CallContext): Promise<boolean> {
  const listed = await account.listAgain(deadline);
  return !listed.allowed || listed.listing.entry(id) !== undefined;
}

/** Without the account it is not known which token may see the number. So a number that none may see is not certainly gone. */
async function readWithAnyToken(access: GraphAccess, id: string, context: CallContext): Promise<GraphNumber> {
  const tokens = access.shared(accountsOf).withEveryToken();
  let refused: GraphError | undefined;
  for (const numbers of tokens) {
    try {
      const number = await numbers.read(id, context);
      if (isLiving(number)) return number;
      throw new Refusal(
        `The number with the id ${id} was deleted or moved to another account (status ${number.status ?? "unknown"}). ${CHECK_ID}`,
      );
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "final") throw error;
      refused ??= error;
    }
  }
  const tried = tokens.length === 1 ? "The token" : `None of the ${tokens.length} tokens`;
  const cannot = tokens.length === 1 ? "cannot read it" : "can read it";
  throw new Refusal(`${refused?.facts ?? `Could not ${context.action}.`} ${tried} ${cannot}. ${CHECK_ID}`);
}

const CHECK_ID =
  "Check the id in WhatsApp Manager. If the account has its own token, set businessAccountId to the account's id.";
