import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";
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

const created = list.data.map(
  ({ name, ...number }) => [name, new WhatsAppPhoneNumber(name, number, options)] as const,
);

/** By name: the id that the Cloud API's message calls take, and the number as Meta shows it. */
export const numbers = Object.fromEntries(
  created.map(([name, { phoneNumberId, displayPhoneNumber, status }]) => [
    name,
    { phoneNumberId, displayPhoneNumber, status },
  ]),
);
