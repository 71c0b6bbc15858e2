import type { GraphNumber } from "../../account/graph-number";
import { isReady, isRegistered, nextStepOf } from "../../account/next-step";
import { outputsFrom, sameFlag, type InputField } from "../../engine/fields";
import type * as z from "zod";
import type * as rules from "./rules";

export const CLASS_NAME = "WhatsAppRegistration";

type Rules = typeof rules;

const input = <Schema extends z.ZodType>(field: InputField<Rules, Schema>) => field;

/**
 * The inputs, each written once. They have no request in common: registering takes up to three calls, each in a file of its own.
 * `whatsapp-registration.ts` documents each; a type test compares.
 */
export const INPUTS = {
  phoneNumberId: input({
    schema: (is) => is.numericId("the number"),
    misnomers: ["id", "numberId", "phone_number_id"],
    wire: null,
    change: "replaces",
  }),
  pin: input({
    schema: (is) => is.pin().optional(),
    wire: "pin",
    secret: true,
    misnomers: ["PIN", "twoStepPin", "password"],
    change: "updates",
  }),
  dataRegion: input({
    schema: (is) => is.dataRegion().optional(),
    wire: "data_localization_region",
    misnomers: ["region", "dataLocalizationRegion", "data_localization_region"],
    change: "updates",
  }),
  registerAgain: input({
    schema: (is) => is.anyValue().optional(),
    wire: null,
    change: "updates",
    // Meta may hide the value that a program wires into it, so no value means no wish.
    same: (before, now) => now === undefined || before === now,
  }),
  required: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    change: "nothing",
  }),
  allowDowntime: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    change: "nothing",
  }),
  deregisterOnDelete: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    // A deletion knows only the outputs, so an update has to store the option there.
    change: "updates",
    same: sameFlag,
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

/** The reason why a registration is not complete. */
export type Pending = "verification" | "name" | "quota" | "outcome";

/** The source of the outputs. */
export interface OutputSource {
  readonly number: GraphNumber;
  readonly pending: Pending | null;
  /** Times of our calls, as ISO 8601 in UTC. */
  readonly registerCalls: readonly string[];
}

const output = outputsFrom<OutputSource>();

/** The outputs beside the inputs. `null` stands for a value that Meta does not show. */
export const OUTPUTS = {
  registered: output(({ number }) => isRegistered(number)),
  pending: output(({ pending }) => pending),
  status: output(({ number }) => number.status),
  platformType: output(({ number }) => number.platform_type),
  codeVerificationStatus: output(({ number }) => number.code_verification_status),
  pinEnabled: output(({ number }) => number.is_pin_enabled),
  registerCalls: output(({ registerCalls }) => [...registerCalls]),
  nextStep: output(({ number }) => nextStepOf(number)),
  ready: output(({ number }) => isReady(number)),
};
