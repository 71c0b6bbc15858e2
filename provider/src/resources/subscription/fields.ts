import { outputsFrom, sameFlag, type InputField } from "../../engine/fields";
import type * as z from "zod";
import type * as rules from "./rules";

export const CLASS_NAME = "WhatsAppSubscription";

type Rules = typeof rules;

const input = <Schema extends z.ZodType>(field: InputField<Rules, Schema>) => field;

/** The inputs, each written once. `whatsapp-subscription.ts` documents each; a type test compares. */
export const INPUTS = {
  businessAccountId: input({
    schema: (is) => is.numericId("the WhatsApp Business Account"),
    setting: {
      name: "businessAccountId",
      form: "the numeric id of the WhatsApp Business Account",
      value: "id",
    },
    misnomers: ["wabaId", "waba_id"],
    wire: null,
    change: "replaces",
  }),
  callbackUri: input({
    schema: (is) => is.callbackUri().optional(),
    misnomers: ["callbackUrl", "url", "uri", "overrideCallbackUri", "override_callback_uri"],
    wire: "override_callback_uri",
    unprinted: true,
    change: "updates",
  }),
  verifyToken: input({
    schema: (is) => is.verifyToken().optional(),
    misnomers: ["token", "verify_token"],
    wire: "verify_token",
    secret: true,
    change: "updates",
  }),
  unsubscribeOnDelete: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    // A deletion knows only the outputs, so an update has to store the option there.
    change: "updates",
    same: sameFlag,
  }),
};

/** The source of the outputs. */
export interface OutputSource {
  /** Its id is `null` while it is not certain that the app is subscribed. */
  readonly app: { readonly id: string | null; readonly name: string | null };
  readonly ownCallbackUris: readonly string[];
}

const output = outputsFrom<OutputSource>();

/** The outputs beside the inputs. */
export const OUTPUTS = {
  appId: output(({ app }) => app.id),
  appName: output(({ app }) => app.name),
  ownCallbackUris: output(({ ownCallbackUris }) => [...ownCallbackUris], { shows: ["callbackUri"] }),
};
