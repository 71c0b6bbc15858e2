import type { Account } from "../../account/account";
import { accountsOf } from "../../account/accounts";
import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import { inputsIn } from "./inputs";

/** The account in a number's properties. */
export function accountIn(access: GraphAccess, props: Properties): Account {
  const { businessAccountId } = inputsIn(props);
  if (businessAccountId !== undefined) return access.shared(accountsOf).get(businessAccountId);
  throw new Refusal("The state of the number has no businessAccountId: correct it with pulumi state edit.");
}
