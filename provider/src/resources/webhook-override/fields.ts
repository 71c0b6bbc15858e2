import { outputsFrom, type InputField } from "../../engine/fields";
import type * as z from "zod";
import type * as rules from "./rules";

export const CLASS_NAME = "WhatsAppWebhookOverride";

type Rules = typeof rules;

const input = <Schema extends z.ZodType>(field: InputField<Rules, Schema>) => field;

/** The inputs, each written once. `whatsapp-webhook-override.ts` documents each; a type test compares. */
export const INPUTS = {
  phoneNumberId: input({
    schema: (is) => is.numericId("the number"),
    misnomers: ["id", "numberId", "phone_number_id"],
    wire: null,
    change: "replaces",
  }),
  callbackUri: input({
    schema: (is) => is.callbackUri(),
    misnomers: ["callbackUrl", "url", "uri", "overrideCallbackUri", "override_callback_uri"],
    wire: "override_callback_uri",
    unprinted: true,
    change: "updates",
  }),
  verifyToken: input({
    schema: (is) => is.verifyToken(),
    misnomers: ["token", "verify_token"],
    wire: "verify_token",
    secret: true,
    change: "updates",
  }),
  takeOver: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    change: "nothing",
  }),
  businessAccountId: input({
    schema: (is) => is.numericId("the WhatsApp Business Account").optional(),
    setting: {
      name: "businessAccountId",
      form: "the numeric id of the WhatsApp Business Account",
      value: "id",
    },
    misnomers: ["wabaId", "waba_id"],
    wire: null,
    change: "updates",
  }),
};

/** The source of the outputs. */
export interface OutputSource {
  /** The app that has the address; `null` if Meta does not name the token's app. */
  readonly appId: string | null;
  readonly ownCallbackUris: readonly string[];
}

const output = outputsFrom<OutputSource>();

/** The outputs beside the inputs. */
export const OUTPUTS = {
  appId: output(({ appId }) => appId),
  ownCallbackUris: output(({ ownCallbackUris }) => [...ownCallbackUris], { shows: ["callbackUri"] }),
};
