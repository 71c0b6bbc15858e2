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
 * How long the header `X-Business-Use-Case-Usage` asks to wait, in milliseconds; `undefined` if it does not.
 *
 * The header may name several accounts and businesses: the wait of this account counts. If it does not name the account, the longest wait
 * counts, because the account's calls may stand under its business. The header has minutes. One without the documented form says nothing.
 */
export function regainAccessMs(header: string | undefined, account?: string): number | undefined {
  if (header === undefined) return undefined;
  const parsed = businessUsage.safeParse(jsonOr(header));
  if (!parsed.success) return undefined;
  const own = account === undefined ? undefined : parsed.data[account];
  const uses = own ?? Object.values(parsed.data).flat();
  const longest = Math.max(0, ...uses.map((use) => use.estimated_time_to_regain_access ?? 0));
  return longest > 0 ? longest * MINUTE_MS : undefined;
}

const SECOND_MS = 1_000;

/**
 * How long the header `Retry-After` asks to wait, in milliseconds: it has seconds, or a date.
 *
 * @param now the time of the answer, for a date
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
