import { accountsOf } from "../../account/accounts";
import { SubscribedApps } from "../../account/webhooks/subscribed-apps";
import { textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import { GraphError } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import type { Run } from "./run";

/** Meta's code for a parameter that it does not accept, and for an app that is not subscribed. */
const BAD_PARAMETER = 100;

/** The text of a refusal. Meta gives a general code if the app is not subscribed to the account, so the account's list decides. */
export async function explained(run: Run, error: CallError): Promise<string> {
  if (!(error instanceof GraphError) || error.code !== BAD_PARAMETER || error.says("hidden"))
    return textOf(error);
  const isMissing = await lacksSubscription(run);
  if (isMissing === true)
    return `${error.facts} The app of this token is not subscribed to the account. ${DECLARE}`;
  return isMissing === undefined && /subscri/i.test(error.facts)
    ? `${error.facts} ${DECLARE}`
    : textOf(error);
}

const DECLARE =
  "Declare a WhatsAppSubscription for the account, and give its id to this resource as businessAccountId: then Pulumi creates the subscription first.";

/** `undefined` if that is not to be known. */
async function lacksSubscription(run: Run): Promise<boolean | undefined> {
  const { businessAccountId } = run.inputs;
  if (businessAccountId === undefined) return undefined;
  const account = run.access.shared(accountsOf).get(businessAccountId);
  const failed = `read the apps that are subscribed to account ${businessAccountId}`;
  try {
    const apps = new SubscribedApps(businessAccountId, account.numbers);
    return (await apps.own({ failed, deadline: run.deadline })) === undefined;
  } catch (error) {
    if (error instanceof CallError || error instanceof Refusal) return undefined;
    throw error;
  }
}
