import type { GraphNumber } from "../../account/graph-number";

/** How messages name a number of which little may be known: `+1 202-555-0123 (id 300000000000003)`. */
export const numberName = (id: string, number?: GraphNumber): string =>
  number?.display_phone_number === undefined || number.display_phone_number === null
    ? `the number with id ${id}`
    : `${number.display_phone_number} (id ${id})`;

/** A moment as messages and the state write it: UTC, to the second. */
export const momentOf = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;

/** A person has to do something, so the line says what. */
export const verifyLine = (name: string, id: string): string =>
  `${name} waits for its verification: run \`npx pulumi-whatsapp verify ${id}\`, which asks Meta for a code, then pulumi up. Nothing was sent.`;

/** @param what the fact that is missing */
export const hiddenLine = (name: string, what: string): string =>
  `${name} waits: Meta does not show this app ${what}, so nothing was sent. ` +
  `Give the token's system user access to the account with the permission whatsapp_business_management, then run pulumi up again.`;

/** The reason for which a preview shows an update although nothing changed in the program. */
export function pendingLine(id: string, pending: unknown): string | undefined {
  switch (pending) {
    case "verification":
      return `the registration of ${numberName(id)} waits for the verification: run \`npx pulumi-whatsapp verify ${id}\`, then pulumi up.`;
    case "name":
      return `the registration of ${numberName(id)} waits until Meta has processed the display name: pulumi up tries again.`;
    case "quota":
      return `the registration of ${numberName(id)} waits because it was tried too often: pulumi up tries again once that is allowed.`;
    case "outcome":
      return `the outcome of the registration of ${numberName(id)} is not known: pulumi up looks before it does anything.`;
    default:
      return undefined;
  }
}
