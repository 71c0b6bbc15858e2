import type { Account } from "../../account/account";
import { accountsOf } from "../../account/accounts";
import type { GraphNumber, Numbers } from "../../account/numbers";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import type { Read } from "../../engine/resource-kind";
import type { About } from "../../graph/graph-client";
import { GraphError } from "../../graph/graph-error";
import { inputsIn } from "./inputs";
import { lookedUp, refreshed } from "./state";
import { accountName, numberName } from "./wording";

/** Reads a number for a refresh (then `props` are its old outputs), or looks one up by its id (then they are what the program gave). */
export async function readNumber(access: GraphAccess, id: string, props: Properties): Promise<Read> {
  const isLookup = typeof props.phoneNumberId !== "string";
  const old = inputsIn(props);
  const what = `${numberName(props, id)} on ${accountName(old.businessAccountId)}`;
  const about = { failed: `read ${what}`, deadline: access.deadline() };
  const number = await find(access, id, old.businessAccountId, about);
  if (number === undefined) {
    // Only a refresh may answer "gone": a lookup that did would succeed without a number.
    if (!isLookup) return {};
    throw new Refusal(
      `There is no number with the id ${id} on ${accountName(old.businessAccountId)}. ${CHECK_ID}`,
    );
  }
  if (!isLookup) return { id, ...refreshed(old, number) };
  const state = lookedUp(old, number);
  return { id, props: state, inputs: inputsIn(state) };
}

/** The number, or `undefined` where it is certainly gone. */
async function find(
  access: GraphAccess,
  id: string,
  account: string | undefined,
  about: About,
): Promise<GraphNumber | undefined> {
  const accounts = access.shared(accountsOf);
  if (account === undefined) return readWithAnyToken(accounts.withEveryToken(), id, about);
  return findOn(accounts.get(account), id, about);
}

/** The number of that account, or `undefined` where it is certainly gone. Where that cannot be told, it fails. */
export async function findOn(account: Account, id: string, about: About): Promise<GraphNumber | undefined> {
  const found = await account.read(id, about);
  if (found.is === "there") return found.number;
  if (found.is === "gone") return undefined;
  throw new Refusal(
    `${found.by.message} The account ${account.id} itself cannot be read with this token either, so it is not known whether the number is gone: ` +
      `the state is kept as it was. Give the token access to the account and run the command again.`,
  );
}

/** Without the account it is not known which token may see the number, and not certain that a number that none may see is gone. */
async function readWithAnyToken(tokens: readonly Numbers[], id: string, about: About): Promise<GraphNumber> {
  let refused: GraphError | undefined;
  for (const numbers of tokens) {
    try {
      return await numbers.read(id, about);
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "final") throw error;
      refused ??= error;
    }
  }
  const tried = tokens.length === 1 ? "The token" : `None of the ${tokens.length} tokens`;
  const cannot = tokens.length === 1 ? "cannot read it" : "can read it";
  throw new Refusal(`${refused?.message ?? `Could not ${about.failed}.`} ${tried} ${cannot}. ${CHECK_ID}`);
}

const CHECK_ID =
  "Check the id in WhatsApp Manager, and give the account's id as businessAccountId where a token is set for it.";
