import { Refusal } from "../graph/refusal";
import type { CallContext } from "../graph/graph-client";
import type { Account, ReadResult } from "./account";
import type { GraphNumber } from "./graph-number";

/**
 * The number for a refresh; `undefined` if it is certainly gone. Fails if that is uncertain, so that the state is kept.
 *
 * @param reader the resource that is refreshed: "registration". Without it, the number itself
 */
export async function refreshedNumber(
  account: Account,
  id: string,
  context: CallContext,
  reader?: string,
): Promise<GraphNumber | undefined> {
  const result = await account.refresh(id, context, reader);
  if (result.is === "there") return result.number;
  if (result.is === "hidden") throw new Refusal(undecided(account, result));
  if (result.vanishing > 1) throw new Refusal(allVanish(account, result.vanishing, context));
  return undefined;
}

/** Why it is not certain that a number is gone. */
export function undecided(account: Account, { by, why }: Extract<ReadResult, { is: "hidden" }>): string {
  return why === "account hidden"
    ? `${by.message} This token cannot read account ${account.id} either, so the number may still exist. ` +
        `The state is unchanged. Give the token access to the account, then run the same command again.`
    : `${by.facts} Meta returned only a part of the account's list of numbers, so the number may still exist. ` +
        `The state is unchanged. Run the same command again.`;
}

function allVanish(account: Account, count: number, { action }: CallContext): string {
  return (
    `Could not ${action}: Meta returns none of the ${count} numbers of this stack on account ${account.id}, although the token can read the account. ` +
    `They are rarely all gone at once, so the state is unchanged. Check the account in WhatsApp Manager, then run the same command later. ` +
    `If the numbers were deleted, refresh them one at a time: \`pulumi refresh --target '<URN>'\` (\`pulumi stack --show-urns\` shows the URN).`
  );
}
