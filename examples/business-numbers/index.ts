import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, WhatsAppRegistration } from "pulumi-whatsapp";
import { z } from "zod";

const text = z.string({
  error: ({ input }) => (typeof input === "number" ? `write it in quotes: "${input}"` : undefined),
});
const declared = z.array(
  z.strictObject({ name: text.min(1), cc: text, phoneNumber: text, verifiedName: text }),
  { error: "give a list of numbers, each with name, cc, phoneNumber and verifiedName" },
);

const config = new pulumi.Config();
const list = declared.safeParse(config.requireObject("numbers"));
if (!list.success) {
  throw new pulumi.RunError(`The stack's "numbers" cannot be used:\n${z.prettifyError(list.error)}`);
}

// protect: an edit that would replace or remove a number already fails in preview.
// retainOnDelete: Meta's API cannot delete a number, so one that leaves this program stays on the account.
const options = { protect: config.getBoolean("protect") ?? true, retainOnDelete: true };

const declaredNumbers = list.data.map(({ name, ...args }) => {
  const number = new WhatsAppPhoneNumber(name, args, options);
  const registration = new WhatsAppRegistration(name, {
    phoneNumberId: number.id,
    pin: config.requireSecret(`pin-${name}`),
  });
  return { name, number, registration };
});

/** By name: the id that the Cloud API's message calls take, the number as Meta shows it, and whether it can send. */
export const numbers = Object.fromEntries(
  declaredNumbers.map(({ name, number, registration }) => [
    name,
    {
      phoneNumberId: number.phoneNumberId,
      displayPhoneNumber: number.displayPhoneNumber,
      status: registration.status,
      ready: registration.ready,
      nextStep: registration.nextStep,
    },
  ]),
);
