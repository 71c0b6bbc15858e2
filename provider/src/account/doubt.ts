import { Refusal } from "../graph/refusal";
import type { About } from "../graph/graph-client";
import type { Account, ReadResult } from "./account";
import type { GraphNumber } from "./graph-number";

/** The number for a refresh; `undefined` if it is certainly gone. Fails if that is uncertain, so that the state is kept. */
export async function refreshedNumber(
  account: Account,
  id: string,
  about: About,
): Promise<GraphNumber | undefined> {
  const result = await account.refresh(id, about);
  if (result.is === "there") return result.number;
  if (result.is === "hidden") throw new Refusal(undecided(account, result));
  if (result.vanishing > 1) throw new Refusal(allVanish(account, result.vanishing, about));
  return undefined;
}

/** Why it is not certain that a number is gone. */
export function undecided(account: Account, { by, why }: Extract<ReadResult, { is: "hidden" }>): string {
  return why === "account hidden"
    ? `${by.message} The account ${account.id} itself cannot be read with this token either, so it is not known whether the number is gone: ` +
        `the state is kept as it was. Give the token access to the account and run the command again.`
    : `${by.facts} The account's list of numbers could not be read to its end this time, so it is not known whether the number is gone: ` +
        `the state is kept as it was. Run the command again.`;
}

function allVanish(account: Account, count: number, { failed }: About): string {
  return (
    `Could not ${failed}: Meta shows none of the ${count} numbers of this stack on account ${account.id}, although the token can read the account. ` +
    `That rarely means that all of them are gone, so the state is kept as it was. Look at the account in WhatsApp Manager, and run the command again later. ` +
    `If the numbers were deleted, refresh them one at a time: \`pulumi refresh --target '<URN>'\` (\`pulumi stack --show-urns\` shows the URN).`
  );
}
