import * as z from "zod";
import { jsonIn } from "./json";

const byAccount = z.record(z.string(), z.unknown());
const uses = z.array(z.unknown());
const use = z.object({ estimated_time_to_regain_access: z.coerce.number().nonnegative() });

const MINUTE_MS = 60_000;

/**
 * The wait that the header `X-Business-Use-Case-Usage` asks for, in milliseconds; `undefined` if it asks for none.
 *
 * The header may name several accounts and businesses: the wait of this account counts. If the header does not name the account,
 * the longest wait counts: the account's calls may be under its business. The header has minutes. A part in another form than
 * documented does not count.
 */
export function regainAccessMs(header: string | undefined, account?: string): number | undefined {
  if (header === undefined) return undefined;
  const named = byAccount.safeParse(jsonIn(header)).data ?? {};
  const parts =
    account !== undefined && Object.hasOwn(named, account) ? [named[account]] : Object.values(named);
  const minutes = parts
    .flatMap((part) => uses.safeParse(part).data ?? [])
    .map((part) => use.safeParse(part).data?.estimated_time_to_regain_access ?? 0);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * MINUTE_MS : undefined;
}

const SECOND_MS = 1_000;

/**
 * The wait that the header `Retry-After` asks for, in milliseconds: the header has seconds, or a date.
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
