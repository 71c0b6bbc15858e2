import { z } from "zod";

const businessUsage = z.record(
  z.string(),
  z.array(
    z.looseObject({
      estimated_time_to_regain_access: z.coerce.number().nonnegative().optional().catch(undefined),
    }),
  ),
);

const MINUTE_MS = 60_000;

/**
 * The longest wait that `X-Business-Use-Case-Usage` asks for, in milliseconds; `undefined` where it asks for none.
 * The header gives minutes. One that does not have the documented form says nothing.
 */
export function regainAccessMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const parsed = businessUsage.safeParse(jsonOr(header));
  if (!parsed.success) return undefined;
  const minutes = Object.values(parsed.data).flatMap((uses) =>
    uses.map((use) => use.estimated_time_to_regain_access ?? 0),
  );
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * MINUTE_MS : undefined;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
