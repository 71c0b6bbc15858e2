import { z } from "zod";
import { id } from "../../settings/id";
import type { Shapes } from "../area";

/** Meta's limit for an address. */
export const LONGEST_ADDRESS = 200;

export const address = z.string().min(1).max(LONGEST_ADDRESS);
const webhookOverrides = z.record(id, address).optional();

/** None of these contains a verify token, because only the verification needs it. */
export const shapes = {
  record: { webhookOverrides },
  state: {
    subscriptions: z
      .array(
        z.strictObject({ accountId: z.string(), appId: z.string(), overrideCallbackUri: address.optional() }),
      )
      .default([]),
  },
  seed: {
    webhookOverrides: webhookOverrides.describe("Where webhooks of the number go, by the id of the app."),
  },
} satisfies Shapes;
