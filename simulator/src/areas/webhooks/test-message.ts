import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { displayNumber } from "../../nodes/phone";
import type { NumberRecord } from "../../nodes/record";
import { isRegistered } from "../../nodes/standing";
import { isLiving } from "../../nodes/leave";
import { SettingsError } from "../../settings/settings-error";
import type { World } from "../../world";
import { NoAnswer } from "./no-answer";
import { send } from "./send";
import { type Subscription, subscriptionsOf } from "./subscriptions";
import { webhookAddress } from "./target";

const testMessage = z.strictObject({
  from: z
    .string()
    .regex(/^[1-9]\d{6,14}$/, 'write digits with the dial code, such as "12025550199"')
    .default("12025550199"),
  text: z.string().min(1).max(4096).default("This is a test message."),
  name: z.string().min(1).max(256).default("Test customer"),
});

/** A message of a customer. */
export interface TestMessage {
  /** Digits of the customer's number, dial code first. The default is `"12025550199"`. */
  from?: string | undefined;
  text?: string | undefined;
  /** The name in the customer's profile. */
  name?: string | undefined;
}

/** The fate of a message for one app. */
export interface Delivery {
  readonly appId: string;
  readonly appName: string;
  /** The address of the call: the most specific one of the app. Undefined if the app has none. */
  readonly address: string | undefined;
  /** The owner of that address. */
  readonly level: "number" | "account" | "app" | undefined;
  /** Whether the app has a secret, because there is no signature without one. */
  readonly signed: boolean;
  /** HTTP status of the answer, if there was one. */
  readonly status: number | undefined;
  /** The reason why it did not arrive. Undefined if the app answered 200. */
  readonly failure: string | undefined;
}

/** Whether customers can write to a number. */
export function receivesMessages(number: NumberRecord): boolean {
  return isLiving(number) && isRegistered(number);
}

/**
 * Delivers a message to each app that hears of the account, once. Meta would try again for days.
 *
 * @throws SettingsError if the number is not registered, or the message is not valid
 */
export async function deliver(number: NumberRecord, given: TestMessage, world: World): Promise<Delivery[]> {
  const message = testMessage.safeParse(given);
  if (!message.success) throw new SettingsError(`The message is invalid:\n${z.prettifyError(message.error)}`);
  if (!receivesMessages(number)) {
    throw new SettingsError(
      `The number ${number.id} receives no messages, because it is not registered: POST /${number.id}/register.`,
    );
  }
  const body = JSON.stringify(eventOf(number, message.data, world));
  return Promise.all(
    subscriptionsOf(number.accountId, world).map((subscription) =>
      deliverTo(subscription, number, body, world),
    ),
  );
}

/** A text in the form of Meta's webhook `messages`. */
function eventOf(number: NumberRecord, { from, text, name }: z.output<typeof testMessage>, world: World) {
  const value = {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: displayNumber(number, world.modes.displayRewriting).replace(/\D/g, ""),
      phone_number_id: number.id,
    },
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      {
        from,
        id: `wamid.${randomBytes(32).toString("base64")}`,
        timestamp: String(Math.floor(world.clock.now() / 1000)),
        type: "text",
        text: { body: text },
      },
    ],
  };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: number.accountId, changes: [{ value, field: "messages" }] }],
  };
}

async function deliverTo(
  subscription: Subscription,
  number: NumberRecord,
  body: string,
  world: World,
): Promise<Delivery> {
  const { app } = subscription;
  const { level, address } = mostSpecific(subscription, number);
  const ofApp = { appId: app.id, appName: app.name, level, address };
  const failed = { ...ofApp, signed: app.secret !== undefined, status: undefined };
  if (address === undefined) return { ...failed, signed: false, failure: "the app has no address" };
  try {
    const { status } = await send(
      webhookAddress(address),
      { method: "POST", headers: headersOf(body, app.secret), body },
      world,
    );
    const failure = status === 200 ? undefined : `it answered HTTP ${status}, and must answer 200`;
    return { ...failed, status, failure };
  } catch (error) {
    if (error instanceof NoAnswer) return { ...failed, failure: error.message };
    throw error;
  }
}

function mostSpecific(
  { app, overrideCallbackUri }: Subscription,
  { webhookOverrides }: NumberRecord,
): Pick<Delivery, "level" | "address"> {
  const levels = [
    { level: "number", address: webhookOverrides?.[app.id] },
    { level: "account", address: overrideCallbackUri },
    { level: "app", address: app.callbackUrl },
  ] as const;
  return levels.find(({ address }) => address !== undefined) ?? { level: undefined, address: undefined };
}

function headersOf(body: string, secret: string | undefined): Record<string, string> {
  const type = { "content-type": "application/json" };
  if (secret === undefined) return type;
  return {
    ...type,
    "X-Hub-Signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
}
