import type * as pulumi from "@pulumi/pulumi";
import type { Same } from "../../test-support/same";
import type { OverrideInputs } from "./inputs";
import type { OverrideState } from "./state";
import type { WhatsAppWebhookOverride, WhatsAppWebhookOverrideArgs } from "./whatsapp-webhook-override";

test("the documented args and the schema describe the same inputs", () => {
  const same: Same<pulumi.Unwrap<WhatsAppWebhookOverrideArgs>, OverrideInputs> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the documented outputs and the state describe the same values", () => {
  type Declared = Record<Exclude<keyof WhatsAppWebhookOverride, keyof pulumi.CustomResource>, true>;
  type Stored = Record<keyof OverrideState, true>;
  const same: Same<Declared, Stored> = true; // compiles only while they do

  expect(same).toBe(true);
});
