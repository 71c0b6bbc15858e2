import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import { accountIn } from "./account-in";
import { accountName, numberName } from "./wording";

/** Succeeds if the number is gone. Otherwise it says why it cannot delete, and never sends a request that changes anything. */
export async function deleteNumber(access: GraphAccess, id: string, props: Properties): Promise<void> {
  const account = accountIn(access, props);
  const number = `${numberName(props, id)} on ${accountName(account.id)}`;
  const context = { action: `check whether ${number} is gone`, deadline: access.deadline() };
  const result = await account.read(id, context);
  if (result.is === "gone") return;
  if (result.is === "hidden") {
    throw new Refusal(
      result.why === "account hidden"
        ? `${result.by.facts} This token cannot read the account either. ` +
            `Nothing was changed. Give the token access to the account, or, if Pulumi should no longer manage the number, ${FORGET}.`
        : `${result.by.facts} Meta returned only a part of the account's list of numbers. ` +
            `Nothing was changed. Run the same command again.`,
    );
  }
  throw new Refusal(
    `Could not delete ${number}: Meta's API has no call that deletes a number. Nothing was changed. Choose one: ` +
      `(1) You renamed or moved the resource: add aliases: ["<URN>"] to the new one. ` +
      `(2) Another resource of the stack has the id ${id} (pulumi stack --show-ids), or Pulumi should no longer manage the number: ${FORGET}. ` +
      `(3) You forced a replacement: leave out --replace, or run \`pulumi state untaint '<URN>'\`. ` +
      `(4) The number should stay at Meta: declare it again with retainOnDelete: true, run pulumi up, then remove it. ` +
      `(5) Nobody needs the number: delete it in WhatsApp Manager (an admin can, 30 days after its last paid message), then run pulumi refresh.`,
  );
}

/** `pulumi state delete` refuses a URN that two entries share: one of them waits for its deletion. */
const FORGET =
  "remove it from the state with `pulumi state delete '<URN>'` (pulumi stack --show-urns shows the URN; if it is ambiguous, " +
  'remove the entry with "delete": true from the file of pulumi stack export, then run pulumi stack import with it)';
