import type { GraphNumber } from "../../account/graph-number";
import { isReady, nextStepOf } from "../../account/next-step";
import { outputsFrom, sameFlag, type InputField } from "../../engine/fields";
import type * as z from "zod";
import { sameName } from "./display-names";
import type * as rules from "./rules";

export const CLASS_NAME = "WhatsAppPhoneNumber";

type Rules = typeof rules;

const input = <Schema extends z.ZodType>(field: InputField<Rules, Schema>) => field;
/** The material of the outputs: the number as Meta shows it, and the display name that Meta was asked for. */
export type OutputSource = GraphNumber & { readonly requestedName?: string | undefined };

const output = outputsFrom<OutputSource>();

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/**
 * The inputs, each written once. Everything else is made from this: schema, request, seeds of the outputs, the effect of a
 * change, the state, and the page in docs/reference. `whatsapp-phone-number.ts` documents each; a type test compares.
 */
export const INPUTS = {
  businessAccountId: input({
    schema: (is) => is.numericId("the WhatsApp Business Account"),
    setting: {
      name: "businessAccountId",
      form: "the numeric id of the WhatsApp Business Account",
      value: "id",
    },
    misnomers: ["wabaId", "waba_id"],
    // It is part of the address.
    wire: null,
    change: "replaces",
    // A number that was imported by its id alone is on an account that the state does not name.
    same: (before, now) => before === undefined || before === now,
  }),
  cc: input({
    schema: (is) => is.dialCode(),
    wire: "cc",
    misnomers: ["countryCode", "dialCode"],
    change: "replaces",
  }),
  phoneNumber: input({
    schema: (is) => is.nationalNumber(),
    wire: "phone_number",
    change: "replaces",
  }),
  verifiedName: input({
    schema: (is) => is.displayName().optional(),
    wire: "verified_name",
    misnomers: ["displayName"],
    change: "refused",
    // No name declared is no name to change.
    same: (before, now) => now === undefined || sameName(text(before), text(now)),
  }),
  migratePhoneNumber: input({
    schema: (is) => is.flag().optional(),
    wire: "migrate_phone_number",
    misnomers: ["migrate"],
    change: "nothing",
  }),
  preverifiedId: input({
    schema: (is) => is.opaqueId("the pre-verified number").optional(),
    wire: "preverified_id",
    change: "nothing",
  }),
  adoptExisting: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    change: "nothing",
  }),
  renameByApi: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    // A refresh knows the outputs alone: only an update brings the option there.
    change: "updates",
    same: sameFlag,
  }),
  /**
   * `true` leaves the number at Meta, no longer managed, when the resource is removed or replaced. Otherwise the removal or replacement fails while the number exists.
   * Write this input, not only the resource option of that name, which the provider does not see.
   *
   * Apply it with a separate `pulumi up` before the removal or replacement. Changing it plans an update that sends nothing. Anything but a boolean
   * fails in `pulumi preview`.
   *
   * Not sent to Meta: only this provider uses it.
   */
  retainOnDelete: input({
    schema: (is) => is.flag().optional(),
    wire: null,
    // As an update the option gets into the outputs too, where `read` finds it: a refresh would lose it otherwise.
    change: "updates",
    same: sameFlag,
    // The class repeats the resource option of that name here: see `MIRRORED_OPTIONS`. The plugin's schema has it as an input, with the text above.
    internal: true,
  }),
};

/** Resource options that the provider has to know, with the values that count. `deleteBeforeReplace` is for check alone and never stored. */
export const MIRRORED_OPTIONS = { retainOnDelete: [true], deleteBeforeReplace: [true, false] };

/**
 * The order of a replacement. Not retained: delete first, because that fails before a new number is created. Retained: create first, so a
 * failed creation loses nothing.
 */
export const deletesFirst = (retained: unknown) => retained !== true;

/** The outputs beside the inputs. `null` stands for a value that Meta does not show. */
export const OUTPUTS = {
  phoneNumberId: output(({ id }) => id, { lasting: true }),
  displayPhoneNumber: output((number) => number.display_phone_number, {
    lasting: true,
    shows: ["cc", "phoneNumber"],
  }),
  codeVerificationStatus: output((number) => number.code_verification_status),
  qualityRating: output((number) => number.quality_rating),
  status: output((number) => number.status),
  nameStatus: output((number) => number.name_status),
  platformType: output((number) => number.platform_type),
  approvedName: output(({ verified_name: name }) => (name === null || name.trim() === "" ? null : name), {
    shows: ["verifiedName"],
  }),
  requestedName: output(({ requestedName }) => requestedName ?? null, { shows: ["verifiedName"] }),
  nextStep: output(nextStepOf),
  ready: output(isReady),
};
