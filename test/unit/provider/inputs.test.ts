import type * as pulumi from "@pulumi/pulumi";
import { INPUT_NAMES, type NumberInputs } from "../../../provider/src/number/inputs";
import type { WhatsAppPhoneNumberArgs } from "../../../provider/src/whatsapp-phone-number";

type Documented = pulumi.Unwrap<WhatsAppPhoneNumberArgs>;
/** The account may come from the stack's settings; retainOnDelete is repeated from the options by the class. */
type Public = Omit<NumberInputs, "retainOnDelete" | "businessAccountId"> & {
  businessAccountId?: string | undefined;
};
type Same<A, B> = [A, B] extends [B, A]
  ? [keyof A, keyof B] extends [keyof B, keyof A]
    ? true
    : false
  : false;

test("the documented args and the schema describe the same inputs", () => {
  const same: Same<Documented, Public> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the inputs are those that programs of every release so far use", () => {
  expect(INPUT_NAMES).toEqual([
    "businessAccountId",
    "cc",
    "phoneNumber",
    "verifiedName",
    "migratePhoneNumber",
    "preverifiedId",
    "adoptExisting",
    "retainOnDelete",
  ]);
});
