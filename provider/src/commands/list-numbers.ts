import { accountsOf } from "../account/accounts";
import type { Listing } from "../account/listing";
import type { GraphAccess } from "../engine/access";
import { Refusal } from "../graph/refusal";

/** The numbers of an account. If Meta refuses to list them, the error ends with the advice. */
export async function listNumbers(
  access: GraphAccess,
  account: string,
  { action, advice }: { readonly action: string; readonly advice: string },
): Promise<Listing> {
  const context = { action: action, deadline: access.deadline() };
  const result = await access.shared(accountsOf).get(account).list(context);
  if (result.allowed) return result.listing;
  throw new Refusal(`${result.by.forAction(action).facts} ${advice}`);
}
