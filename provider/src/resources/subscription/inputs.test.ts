import type * as pulumi from "@pulumi/pulumi";
import type { Same } from "../../test-support/same";
import type { SubscriptionInputs } from "./inputs";
import type { SubscriptionState } from "./state";
import type { WhatsAppSubscription, WhatsAppSubscriptionArgs } from "./whatsapp-subscription";

test("the documented args and the schema describe the same inputs", () => {
  // A setting replaces a missing account.
  type Written = Omit<SubscriptionInputs, "businessAccountId"> & { businessAccountId?: string | undefined };
  const same: Same<
    pulumi.Unwrap<WhatsAppSubscriptionArgs>,
    { [Name in keyof Written]: Written[Name] }
  > = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the documented outputs and the state describe the same values", () => {
  type Declared = Record<Exclude<keyof WhatsAppSubscription, keyof pulumi.CustomResource>, true>;
  type Stored = Record<keyof SubscriptionState, true>;
  const same: Same<Declared, Stored> = true; // compiles only while they do

  expect(same).toBe(true);
});
