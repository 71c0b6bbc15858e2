import { graphError } from "../../graph/error";
import type { NumberRecord } from "../../nodes/record";
import type { World } from "../../world";

const APPROVED = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"];

export function isVerified({ codeVerificationStatus }: NumberRecord): boolean {
  return codeVerificationStatus === "VERIFIED";
}

export function migrationObstacles(number: NumberRecord): string[] {
  return [
    ...(isVerified(number) ? [] : ["it must be verified on its present account"]),
    ...(APPROVED.includes(number.nameStatus) ? [] : ["its display name must be approved"]),
  ];
}

/**
 * The entry that a migration moves. A number that none of the accounts here has is taken to come from an account
 * elsewhere that meets the conditions.
 */
export function migrationSource(
  entries: readonly NumberRecord[],
  { areas }: World,
): NumberRecord | undefined {
  const source = entries.find(isVerified) ?? entries[0];
  if (source === undefined) return undefined;
  const missing = areas.flatMap((area) => area.migrationObstacles?.(source) ?? []);
  if (missing.length === 0) return source;
  throw graphError({
    code: 100,
    subcode: 2388103,
    message: "Invalid parameter",
    title: "Phone Number Cannot Be Migrated",
    userMessage: `This phone number cannot move to another account yet: ${missing.join("; ")}.`,
  });
}
