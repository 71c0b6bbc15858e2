import type * as pulumi from "@pulumi/pulumi";
import { accepted } from "../../engine/accepted";
import { messageOf } from "../../test-support/graph";
import type { Same } from "../../test-support/same";
import { profileInputs, type ProfileInputs } from "./inputs";
import type { ProfileState } from "./state";
import type { WhatsAppBusinessProfile, WhatsAppBusinessProfileArgs } from "./whatsapp-business-profile";

test("the documented args and the schema describe the same inputs", () => {
  const same: Same<pulumi.Unwrap<WhatsAppBusinessProfileArgs>, ProfileInputs> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the documented outputs and the state describe the same values", () => {
  type Declared = Record<Exclude<keyof WhatsAppBusinessProfile, keyof pulumi.CustomResource>, true>;
  type Stored = Record<keyof ProfileState, true>;
  const same: Same<Declared, Stored> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("inputs that check would refuse are refused by create too", async () => {
  const said = await messageOf(
    Promise.resolve().then(() =>
      accepted(profileInputs, { phoneNumberId: "5", email: "support" }, "set the profile of the number"),
    ),
  );

  expect(said).toBe(
    'Could not set the profile of the number: email is not an email address: write one such as "support@example.com", or "" to clear it.',
  );
});
