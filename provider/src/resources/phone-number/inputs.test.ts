import type * as pulumi from "@pulumi/pulumi";
import type { Same } from "../../test-support/same";
import type { NumberInputs } from "./inputs";
import type { NumberState } from "./state";
import type { WhatsAppPhoneNumber, WhatsAppPhoneNumberArgs } from "./whatsapp-phone-number";

type Documented = pulumi.Unwrap<WhatsAppPhoneNumberArgs>;
/** The account may come from the stack's settings, and the class repeats retainOnDelete from the options. */
type Public = Omit<NumberInputs, "retainOnDelete" | "businessAccountId"> & {
  businessAccountId?: string | undefined;
};
test("the documented args and the schema describe the same inputs", () => {
  const same: Same<Documented, Public> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the documented outputs and the state describe the same values", () => {
  type Declared = Record<Exclude<keyof WhatsAppPhoneNumber, keyof pulumi.CustomResource>, true>;
  type Stored = Record<Exclude<keyof NumberState, "retainOnDelete">, true>;
  const same: Same<Declared, Stored> = true; // compiles only while they do

  expect(same).toBe(true);
});
