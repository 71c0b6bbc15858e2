import { graphError } from "../../graph/error";
import type { NumberRecord } from "../../nodes/record";
import { hasUsableName, isOwned } from "../../nodes/standing";
import type { World } from "../../world";

export function migrationObstacles(number: NumberRecord, { clock }: World): string[] {
  return [
    ...(isOwned(number, clock) ? [] : ["it must be verified on its present account"]),
    ...(hasUsableName(number) ? [] : ["its display name must be approved"]),
  ];
}

/**
 * The entry that a migration moves. If none of the accounts here has the number, the simulator assumes an account elsewhere that
 * meets the conditions.
 */
export function migrationSource(entries: readonly NumberRecord[], world: World): NumberRecord | undefined {
  const source = entries.find((entry) => isOwned(entry, world.clock)) ?? entries[0];
  if (source === undefined) return undefined;
  const missing = world.areas.flatMap((area) => area.migrationObstacles?.(source, world) ?? []);
  if (missing.length === 0) return source;
  throw graphError({
    code: 100,
    subcode: 2388103,
    message: "Invalid parameter",
    title: "Phone Number Cannot Be Migrated",
    userMessage: `This phone number cannot move to another account yet: ${missing.join("; ")}.`,
  });
}
