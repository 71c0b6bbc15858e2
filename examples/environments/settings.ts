import { RunError } from "@pulumi/pulumi";
import { z } from "zod";

const text = z.string({ error: 'write it in quotes, for example "1"' });

const settings = z.strictObject({
  businessAccountId: z
    .string({ error: "each environment needs an account of its own: set whatsapp:businessAccountId" })
    .regex(/^\d+$/, "whatsapp:businessAccountId is the id of the account, digits in quotes"),
  protect: z.boolean({ error: "write true or false" }).default(true),
  numbers: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, "a name is lower-case letters, digits and hyphens"),
    z.strictObject({ cc: text, phoneNumber: text, verifiedName: text }),
    { error: "give each number a name, and under it cc, phoneNumber and verifiedName" },
  ),
});

export type EnvironmentSettings = z.output<typeof settings>;

/** What the stack file of an environment says, or an error that names the file and every mistake in it. */
export function environmentSettings(stack: string, given: Record<string, unknown>): EnvironmentSettings {
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  throw new RunError(`Pulumi.${stack}.yaml cannot be used:\n${z.prettifyError(read.error)}`);
}
