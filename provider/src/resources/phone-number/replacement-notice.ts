import type { Properties } from "../../engine/properties";
import type { FrontEndWords } from "../../graph/front-end-words";
import { accountName, numberName } from "./wording";

/** The warning that a replacement will fail, with the next step. A preview shows it, because it calls neither create nor delete. */
export function replacementNotice(
  id: string,
  olds: Properties,
  replaces: readonly string[],
  { unseenOption }: FrontEndWords,
): string {
  const account = typeof olds.businessAccountId === "string" ? olds.businessAccountId : undefined;
  return (
    `the change of ${replaces.join(" and ")} replaces ${numberName(olds, id)} on ${accountName(account)}, ` +
    `but Meta's API cannot delete the old number: pulumi up will fail before it creates anything, ` +
    `unless ${unseenOption}. ` +
    `To keep the old number at Meta, first set retainOnDelete: true and run pulumi up without the change; ` +
    `to remove it, delete it in WhatsApp Manager and run pulumi refresh. Then make the change.`
  );
}
