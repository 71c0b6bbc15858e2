import type { Because } from "../../account/webhooks/settled";
import { textOf } from "../../engine/errors";

/**
 * The text for a failed change.
 *
 * @param what the subject of the change: "the webhook of account 100000000000001"
 */
export function explained(because: Because, what: string): string {
  if (because === "not shown")
    return `Meta has accepted a change of ${what}, but does not show it. Run the command again: it looks first.`;
  if (because === "refused")
    return `Meta's answer says that ${what} was not changed, without a reason. Run the command again.`;
  return textOf(because);
}
