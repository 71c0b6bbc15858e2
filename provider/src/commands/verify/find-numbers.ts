import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/graph-number";
import type { Listing } from "../../account/listing";
import { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import { textOf } from "../../engine/errors";
import { hasTag } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import { matching } from "../../account/match";
import { listNumbers } from "../list-numbers";
import type { NumberName } from "./names";
import { needsCode } from "./outcome";

interface NumberMatch {
  readonly number: GraphNumber;
  readonly node: NumberNode;
}

/** A number that was found, or the reason why it was not. */
export type Search = { readonly name: string } & (NumberMatch | { readonly error: string });

const MORE_IDS = "Write the number's id instead: WhatsApp Manager shows it.";
const WITHOUT_LIST = `--all and +... need the list. ${MORE_IDS}`;

/** Finds the named numbers, each once. If one is missing, this goes on with the others. */
export async function findNumbers(
  access: GraphAccess,
  account: string | undefined,
  names: readonly NumberName[],
): Promise<Search[]> {
  const searches: Search[] = [];
  const ids = new Set<string>();
  for (const named of names) {
    const name = "id" in named ? named.id : `+${named.digits}`;
    const search = await (
      "id" in named ? byId(access, account, named.id) : byDigits(access, account, named.digits)
    ).catch((error: unknown) => ({ error: textOf(error) }));
    if ("number" in search && ids.has(search.number.id)) continue;
    if ("number" in search) ids.add(search.number.id);
    searches.push({ name, ...search });
  }
  return searches;
}

/** The numbers of the account that need a code. */
export async function findAll(access: GraphAccess, account: string): Promise<Search[]> {
  const action = `list the numbers of account ${account}`;
  const listing = await listNumbers(access, account, { action, advice: WITHOUT_LIST });
  if (listing.isCutOff) {
    throw new Refusal(`Meta returned only a part of the numbers of account ${account}. ${MORE_IDS}`);
  }
  return listing.living
    .filter(needsCode)
    .map((number) => ({ name: number.id, number, node: nodeOf(access, account, number.id) }));
}

async function byDigits(
  access: GraphAccess,
  account: string | undefined,
  digits: string,
): Promise<NumberMatch> {
  const name = `+${digits}`;
  if (account === undefined) {
    throw new Refusal(
      `Finding ${name} needs an account: add --account ID or --stack NAME, or write the number's id instead.`,
    );
  }
  const action = `find ${name} on account ${account}`;
  const listing = await listNumbers(access, account, { action, advice: WITHOUT_LIST });
  const [number, another] = matching(listing.living, { cc: "", phoneNumber: digits });
  if (number === undefined) throw new Refusal(missing(name, account, listing));
  if (another !== undefined)
    throw new Refusal(`Account ${account} lists ${name} more than once. ${MORE_IDS}`);
  return { number, node: nodeOf(access, account, number.id) };
}

/** Enough to find a mistyped number in the list. */
const MOST_SHOWN = 10;

function missing(name: string, account: string, { living, isCutOff }: Listing): string {
  const part = isCutOff ? ", but Meta returned only a part of its numbers" : "";
  const shown = living.map(({ id, display_phone_number: number }) => `${number ?? "?"} (id ${id})`);
  const more = shown.length > MOST_SHOWN ? ", and more" : "";
  const list = shown.length === 0 ? "no number" : shown.slice(0, MOST_SHOWN).join(", ") + more;
  return `Account ${account} does not list ${name}${part}. It lists ${list}. Check the number and the account. ${MORE_IDS}`;
}

/** Meta's ids are longer. */
const PHONE_NUMBER = /^[1-9]\d{6,13}$/;

async function byId(access: GraphAccess, account: string | undefined, id: string): Promise<NumberMatch> {
  const node = nodeOf(access, account, id);
  try {
    const number = await node.read({
      action: `read the number with the id ${id}`,
      deadline: access.deadline(),
    });
    return { number, node };
  } catch (error) {
    // If several tokens cannot read the number, the provider refuses with a message of its own.
    const mayBeNumber = hasTag(error, "hidden") || (error instanceof Refusal && PHONE_NUMBER.test(id));
    if (!mayBeNumber) throw error;
    throw new Refusal(`${error.message} Write a phone number with a plus: +12025550123.`);
  }
}

const nodeOf = (access: GraphAccess, account: string | undefined, id: string) =>
  new NumberNode(id, account, access.shared(accountsOf));
