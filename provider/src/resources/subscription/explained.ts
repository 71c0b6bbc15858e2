import type { Because } from "../../account/webhooks/settled";
import { textOf } from "../../engine/errors";

/**
 * The text for a failed change.
 *
 * @param what the subject of the change: "the webhook of account 100000000000001"
 */
export function explained(because: Because, what: string): string {
  if (because === "not shown")
    return `Meta accepted the change of ${what}, but does not show it. Run the same command again: it reads first.`;
  if (because === "refused")
    return `Meta refused to change ${what}, without a reason. Run the same command again.`;
  return textOf(because);
}
