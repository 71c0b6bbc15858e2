import { z } from "zod";
import type { App } from "../../apps";
import { graphError, invalidParameter, unsupported } from "../../graph/error";
import { type Call, appOf, numberOf } from "../../layers/call";
import type { NumberRecord } from "../../nodes/record";
import type { Changes } from "../../state/store";
import type { World } from "../../world";
import { verifyCallback } from "./handshake";
import { checkOverride } from "./parameters";
import { isSubscribed, subscriptionsOf } from "./subscriptions";

const PARAMETER = "webhook_configuration";

const configuration = z.object({
  override_callback_uri: z.string().trim(),
  verify_token: z.string().trim().min(1).optional(),
});

/** The addresses of a number's webhooks, as the reading app sees them. */
export function webhookConfiguration(number: NumberRecord, world: World, app: App): object | undefined {
  const ofAccount = subscriptionsOf(number.accountId, world).find((one) => one.app.id === app.id);
  const addresses = {
    phone_number: number.webhookOverrides?.[app.id],
    whatsapp_business_account: ofAccount?.overrideCallbackUri,
    application: app.callbackUrl,
  };
  const set = Object.entries(addresses).filter(([, address]) => address !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

/** Sets the number's override of the token's app, or ends it with an empty address. */
export async function changeWebhook(call: Call, world: World): Promise<Changes | undefined> {
  const given = call.parameters.get(PARAMETER);
  if (given === undefined) return undefined;
  const number = numberOf(call);
  const app = appOf(call);
  const { override_callback_uri: wanted, verify_token: token } = configurationIn(given);
  refuseUnsubscribed(number, app, world);
  if (wanted === "") return { webhookOverrides: without(number, app) };
  const { address, verifyToken } = checkOverride(`Parameter ${PARAMETER}:`, wanted, token);
  await verifyCallback(address, verifyToken, world);
  // The verification takes time, so all of this may have changed.
  if (world.store.find(number.id) !== number) throw unsupported(call.method, call.id);
  numberOf(call);
  refuseUnsubscribed(number, app, world);
  return { webhookOverrides: { ...number.webhookOverrides, [app.id]: address } };
}

function without({ webhookOverrides }: NumberRecord, app: App): NumberRecord["webhookOverrides"] {
  const others = Object.entries(webhookOverrides ?? {}).filter(([id]) => id !== app.id);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** The text is not repeated, because it contains the verify token. */
function configurationIn(given: string): z.output<typeof configuration> {
  const result = configuration.safeParse(jsonIn(given));
  if (result.success) return result.data;
  throw invalidParameter(
    `Parameter ${PARAMETER} must be a JSON object with override_callback_uri, which may be empty, and verify_token.`,
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseUnsubscribed({ accountId }: NumberRecord, app: App, world: World): void {
  if (isSubscribed(accountId, app.id, world)) return;
  throw graphError({
    code: 100,
    message: "Invalid parameter",
    details: `The app ${app.id} must be subscribed to the account ${accountId} before a number's webhook can change: POST /${accountId}/subscribed_apps.`,
  });
}
