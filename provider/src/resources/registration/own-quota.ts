import { momentOf } from "./wording";

/**
 * Meta allows 10 registrations of a number within 72 hours, and then blocks it for 72 hours. This provider stops at 8, so that a
 * person can still register the number.
 */
const MOST_CALLS = 8;
const WINDOW_MS = 72 * 60 * 60 * 1000;

/** The calls that still count, oldest first. */
export function recentCalls(calls: unknown, nowMs: number): string[] {
  const known = Array.isArray(calls) ? calls : [];
  return known
    .filter((call): call is string => typeof call === "string" && Date.parse(call) > nowMs - WINDOW_MS)
    .sort();
}

/**
 * The time of the next allowed call, if none is allowed now.
 *
 * @param isBlocked whether Meta refused the last call because there were too many: then it blocks the number for 72 hours from that call
 */
export function allowedAgainAt(
  calls: readonly string[],
  nowMs: number,
  isBlocked = false,
): string | undefined {
  const recent = recentCalls(calls, nowMs);
  const blockedByMeta = isBlocked && recent.length < MOST_CALLS;
  const oldestThatBlocks = recent.at(blockedByMeta ? -1 : -MOST_CALLS);
  return oldestThatBlocks === undefined ? undefined : momentOf(Date.parse(oldestThatBlocks) + WINDOW_MS);
}
