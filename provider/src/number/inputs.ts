import { z } from "zod";
import { dialCodeProblem, digitsProblem } from "./phone-rules";

const given = (form: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing: write ${form}` : `write ${form}`;

/** A string to which a rule of our own applies: the rule gives the reason, or `undefined` where the value is right. */
const ruled = (form: string, problem: (value: string) => string | undefined) =>
  z.string({ error: given(form) }).superRefine((value, context) => {
    const message = problem(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

const flag = z.boolean({ error: given("true or false, without quotes") });
const numericId = (what: string) =>
  ruled(`the numeric id of ${what} as text, for example "100000000000001"`, (value) =>
    /^\d+$/.test(value)
      ? undefined
      : `write the numeric id of ${what}, digits only, for example "100000000000001"`,
  );

const NAME_LENGTH = { min: 2, max: 75 };

const displayName = ruled('the display name as text, for example "Acme Support"', (value) => {
  const length = Array.from(value.trim()).length;
  if (length >= NAME_LENGTH.min && length <= NAME_LENGTH.max) return undefined;
  return `has ${length} characters: write a display name of ${NAME_LENGTH.min} to ${NAME_LENGTH.max}`;
});

/**
 * The inputs of a number as the provider gets them. `retainOnDelete` is not for programs: the resource class repeats the
 * option of that name there.
 */
export const numberInputs = z.strictObject({
  businessAccountId: numericId("the WhatsApp Business Account"),
  cc: ruled('the dial code as text, for example "1"', dialCodeProblem),
  phoneNumber: ruled('the number without dial code as text, for example "2025550123"', digitsProblem),
  verifiedName: displayName.optional(),
  migratePhoneNumber: flag.optional(),
  preverifiedId: numericId("the pre-verified number").optional(),
  adoptExisting: flag.optional(),
  retainOnDelete: flag.optional(),
});

export type NumberInputs = z.infer<typeof numberInputs>;

export const INPUT_NAMES = Object.keys(numberInputs.shape) as (keyof NumberInputs)[];

const FLAGS: readonly (keyof NumberInputs)[] = ["migratePhoneNumber", "adoptExisting", "retainOnDelete"];

/** The inputs among a resource's properties. What has another type than an input has counts as absent. */
export function inputsIn(properties: Record<string, unknown>): Partial<NumberInputs> {
  const kept = INPUT_NAMES.filter(
    (name) => typeof properties[name] === (FLAGS.includes(name) ? "boolean" : "string"),
  );
  return Object.fromEntries(kept.map((name) => [name, properties[name]]));
}
