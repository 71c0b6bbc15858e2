import type * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../../test-support/graph";
import type { Same } from "../../test-support/same";
import { accepted } from "../../engine/accepted";
import { registrationInputs, type RegistrationInputs } from "./inputs";
import type { RegistrationState } from "./state";
import type { WhatsAppRegistration, WhatsAppRegistrationArgs } from "./whatsapp-registration";

test("the documented args and the schema describe the same inputs", () => {
  const same: Same<pulumi.Unwrap<WhatsAppRegistrationArgs>, RegistrationInputs> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("the documented outputs and the state describe the same values", () => {
  type Declared = Record<Exclude<keyof WhatsAppRegistration, keyof pulumi.CustomResource>, true>;
  type Stored = Record<keyof RegistrationState, true>;
  const same: Same<Declared, Stored> = true; // compiles only while they do

  expect(same).toBe(true);
});

test("inputs that check would refuse are refused by create too, and no value is shown", async () => {
  const said = await messageOf(
    Promise.resolve().then(() =>
      accepted(registrationInputs, { phoneNumberId: "x", pin: "12345" }, "register the number"),
    ),
  );

  expect(said).toBe(
    "Could not register the number: phoneNumberId write the numeric id of the number, digits only, for example " +
      '"100000000000001"; pin must have six digits and nothing else.',
  );
});
