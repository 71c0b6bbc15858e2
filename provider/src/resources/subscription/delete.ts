import { clear } from "../../account/webhooks/address";
import { ownAddressesIn } from "../../account/webhooks/own-addresses";
import { isSameAddress } from "../../account/webhooks/callback-uri";
import { settled } from "../../account/webhooks/settled";
import type { SubscribedApp } from "../../account/webhooks/subscribed-apps";
import { Refusal, textOf } from "../../engine/errors";
import type { GraphAccess } from "../../engine/access";
import type { EntriesOfRun } from "../../engine/entries-of-run";
import type { Properties } from "../../engine/properties";
import type { CallError } from "../../graph/call-error";
import { inputsIn } from "./inputs";
import { Run } from "./run";

/** Clears the address, if it is this resource's own, and ends the subscription only if the program said so. */
export async function deleteSubscription(
  access: GraphAccess,
  entries: EntriesOfRun,
  id: string,
  props: Properties,
): Promise<void> {
  if (entries.isKept(id)) return;
  const inputs = inputsIn(props);
  const run = new Run(access, id, props, inputs);
  const ends = inputs.unsubscribeOnDelete === true;
  if (!(await isSubscribed(run, ends))) return;
  const cleared = await clear(run.place, ownAddressesIn(props), run.calls("clear the webhook of"));
  if (cleared.is === "not cleared") throw remains(run, cleared.because, "the address");
  if (cleared.is === "foreign") {
    access.notify(
      `Account ${id} keeps the webhook ${cleared.address}, and the app its subscription: this resource has not set that address.`,
    );
    return;
  }
  if (ends) await unsubscribe(run);
  else access.notify(staysSubscribed(id));
}

async function unsubscribe(run: Run): Promise<void> {
  const calls = run.calls("end the subscription to");
  const result = await settled(
    {
      send: () => run.apps.unsubscribe(calls.change()),
      isShown: async () => (await run.apps.own(calls.look())) === undefined,
      onRetry: calls.onRetry,
    },
    run.deadline,
  );
  if (!result.isShown) throw remains(run, result.because, "the subscription");
}

/** Fails for the subscription of another app that has something to clear: this token cannot do that, and the state must not forget it. */
async function isSubscribed(run: Run, ends: boolean): Promise<boolean> {
  const about = run.about("read the subscription to");
  const own = await run.apps.appId(about);
  const { appId } = run.olds;
  const id = typeof appId === "string" ? appId : own;
  const app = await run.apps.find(id, about);
  if (app === undefined || id === own) return app !== undefined;
  if (!ends && !holdsOwnAddress(run, app)) return false;
  throw new Refusal(
    `Could not end the subscription to account ${run.id}: it is that of app ${id}, and the token belongs to app ${own}. Nothing was changed. ` +
      `Run the command with a token of app ${id}. If that app's subscription may stay as it is, run \`pulumi state delete\`.`,
  );
}

const holdsOwnAddress = ({ olds }: Run, { callbackUri }: SubscribedApp) =>
  callbackUri !== undefined && ownAddressesIn(olds).some((own) => isSameAddress(own, callbackUri));

const remains = (run: Run, because: CallError | undefined, what: string) =>
  new Refusal(
    because === undefined
      ? `Meta has accepted that ${what} of account ${run.id} goes, but still shows it. Run the command again: it looks first.`
      : textOf(because),
  );

const staysSubscribed = (account: string) =>
  `The app stays subscribed to account ${account}: Pulumi forgets the subscription. If it should end, declare it again with unsubscribeOnDelete: true, run pulumi up, and remove it then.`;
