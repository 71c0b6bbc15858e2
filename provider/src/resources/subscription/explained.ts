import type { FailureCause } from "../../account/webhooks/settled";
import { textOf } from "../../engine/errors";

/**
 * The text for a failed change.
 *
 * @param subject the subject of the change: "the webhook of account 100000000000001"
 */
export function explained(cause: FailureCause, subject: string): string {
  if (cause === "not shown")
    return `Meta accepted the change of ${subject}, but does not show it. Run the same command again: it reads first.`;
  if (cause === "refused")
    return `Meta refused to change ${subject}, without a reason. Run the same command again.`;
  return textOf(cause);
}
