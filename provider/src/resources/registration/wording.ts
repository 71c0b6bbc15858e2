import { numberName } from "../../account/number-name";

/** A moment in messages and in the state: UTC, to the second. */
export const momentOf = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;

/** A person has to act, so the line names the action. */
export const verifyLine = (name: string, id: string): string =>
  `${name} waits for its verification: run \`npx pulumi-whatsapp verify ${id}\`, which asks Meta for a code, then pulumi up.`;

/** @param what the missing fact */
export const hiddenLine = (name: string, what: string): string =>
  `${name} waits: Meta does not show this app ${what}, so nothing was sent. ` +
  `Give the token's system user access to the account with the permission whatsapp_business_management, then run pulumi up again.`;

/**
 * The reason why a preview shows an update although nothing changed in the program. A person may have changed something after the
 * state was stored.
 */
export function pendingLine(id: string, pending: unknown): string | undefined {
  const reason = typeof pending === "string" ? LAST_SEEN[pending]?.(id) : undefined;
  return reason && `when it was last looked at, ${numberName(id)} ${reason}. pulumi up looks again.`;
}

const LAST_SEEN: Readonly<Record<string, (id: string) => string>> = {
  verification: (id) =>
    `waited for its verification before it can be registered (\`npx pulumi-whatsapp verify ${id}\`)`,
  name: () => "waited until Meta has processed its display name before it can be registered",
  quota: () => "had been registered too often to be registered once more yet",
  outcome: () => "was not known to be registered",
};
