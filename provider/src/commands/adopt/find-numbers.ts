import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/graph-number";
import { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../graph/refusal";
import { listNumbers } from "../list-numbers";

const GIVE_IDS = "copy the ids of its numbers from WhatsApp Manager, and write each with --id.";

/** All numbers of the account, or only those with these ids. */
export async function findNumbers(
  access: GraphAccess,
  account: string,
  ids: readonly string[] | undefined,
): Promise<readonly GraphNumber[]> {
  if (ids === undefined) return listed(access, account);
  return Promise.all([...new Set(ids)].map((id) => read(access, account, id)));
}

async function listed(access: GraphAccess, account: string): Promise<readonly GraphNumber[]> {
  const action = `list the numbers of account ${account}`;
  const advice = `Check the id of the account, and whether the token has access to it. If Meta refuses only the list, ${GIVE_IDS}`;
  const listing = await listNumbers(access, account, { action, advice });
  // A program that lacks a number looks complete, so this fails.
  if (listing.isCutOff || listing.withoutId.length > 0) {
    throw new Refusal(
      `Meta returned only a part of the numbers of account ${account}. Run the same command again. If the list is still incomplete, ${GIVE_IDS}`,
    );
  }
  return listing.living;
}

function read(access: GraphAccess, account: string, id: string): Promise<GraphNumber> {
  const context = { action: `read the number with the id ${id}`, deadline: access.deadline() };
  return new NumberNode(id, account, access.shared(accountsOf)).read(context);
}
