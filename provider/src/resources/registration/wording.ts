import { numberName } from "../../account/number-name";

/** A moment in messages and in the state: UTC, to the second. */
export const momentOf = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;

/** A person has to act, so the line names the action. */
export const verifyLine = (name: string, id: string): string =>
  `${name} waits for its verification: run \`npx pulumi-whatsapp verify ${id}\`, which asks Meta for a code, then pulumi up.`;

/** @param fact the missing fact */
export const hiddenLine = (name: string, fact: string): string =>
  `${name} waits: Meta does not show this app ${fact}, so nothing was sent. ` +
  `Give the token's system user access to the account with the permission whatsapp_business_management, then run pulumi up again.`;

/**
 * The reason why a preview shows an update although nothing changed in the program. A person may have changed something after the
 * state was stored.
 */
export function pendingLine(id: string, pending: unknown): string | undefined {
  const reason = typeof pending === "string" ? LAST_SEEN[pending]?.(id) : undefined;
  return reason && `at the last read, ${numberName(id)} ${reason}. pulumi up reads it again.`;
}

const LAST_SEEN: Readonly<Record<string, (id: string) => string>> = {
  verification: (id) => `was not verified, so it was not registered (\`npx pulumi-whatsapp verify ${id}\`)`,
  name: () => "was not registered, because Meta had not processed its display name",
  quota: () => "was registered too often to be registered again",
  outcome: () => "may not have been registered",
};
