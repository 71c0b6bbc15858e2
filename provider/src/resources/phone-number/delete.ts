import type { GraphAccess } from "../../engine/access";
import { Refusal } from "../../engine/errors";
import type { Properties } from "../../engine/properties";
import { accountIn } from "./account-in";
import { accountName, numberName } from "./wording";

/** Succeeds for a number that is gone. Otherwise it says why it cannot delete, and never sends a request that changes anything. */
export async function deleteNumber(access: GraphAccess, id: string, props: Properties): Promise<void> {
  const account = accountIn(access, props);
  const number = `${numberName(props, id)} on ${accountName(account.id)}`;
  const about = { failed: `see whether ${number} is gone`, deadline: access.deadline() };
  const found = await account.read(id, about);
  if (found.is === "gone") return;
  if (found.is === "hidden") {
    throw new Refusal(
      `Could not tell whether ${number} is gone: ${found.by.message} The account itself cannot be read with this token either. ` +
        `Nothing was changed. Give the token access to the account, or, if the number is not to be managed any more, ${FORGET}.`,
    );
  }
  throw new Refusal(
    `Could not delete ${number}: Meta's API has no call that deletes a number. Nothing was changed. Either ` +
      `keep it at Meta: declare it again with retainOnDelete: true, run pulumi up, and remove it then; ` +
      `or delete it in WhatsApp Manager (an admin can, 30 days after its last paid message) and run pulumi up or pulumi refresh; ` +
      `or ${FORGET}.`,
  );
}

const FORGET = "let Pulumi forget it: pulumi state delete '<urn>' (pulumi stack --show-urns has the URN)";
