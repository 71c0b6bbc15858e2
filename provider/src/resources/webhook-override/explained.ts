import { accountsOf } from "../../account/accounts";
import type { FailureCause } from "../../account/webhooks/settled";
import { SubscribedApps } from "../../account/webhooks/subscribed-apps";
import { textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import type { Run } from "./run";

/** Meta's code for a parameter that it refuses, and for an app that is not subscribed. */
const BAD_PARAMETER = 100;

/**
 * The text for a failed change. If the app is not subscribed to the account, Meta gives a general code. So the account's list decides.
 *
 * @param unseen the text for a change that Meta has accepted and does not show
 */
export async function explained(run: Run, cause: FailureCause, unseen: string): Promise<string> {
  if (cause === "not shown") return unseen;
  if (cause === "refused")
    return `Meta refused to change the webhook override of ${run.place.number}, without a reason. Run pulumi up again.`;
  if (!(cause instanceof GraphError) || cause.code !== BAD_PARAMETER || cause.hasTag("hidden"))
    return textOf(cause);
  const isMissing = await lacksSubscription(run);
  if (isMissing === true)
    return `${cause.facts} The app of this token is not subscribed to the account. ${declare(run)}`;
  return isMissing === undefined && /subscri/i.test(cause.facts)
    ? `${cause.facts} ${declare(run)}`
    : textOf(cause);
}

const declare = ({ access }: Run) =>
  `Declare a ${access.words.resource("WhatsAppSubscription")} for the account, and set businessAccountId of this resource to its id: then Pulumi creates the subscription first.`;

/** `undefined` if that cannot be known. */
async function lacksSubscription(run: Run): Promise<boolean | undefined> {
  const { businessAccountId } = run.inputs;
  if (businessAccountId === undefined) return undefined;
  const account = run.access.shared(accountsOf).get(businessAccountId);
  const action = `read the apps that are subscribed to account ${businessAccountId}`;
  try {
    const apps = new SubscribedApps(businessAccountId, account.numbers);
    return (await apps.own({ action, deadline: run.deadline })) === undefined;
  } catch (error) {
    if (error instanceof CallError || error instanceof Refusal) return undefined;
    throw error;
  }
}
