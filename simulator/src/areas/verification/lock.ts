import { graphError, type GraphError } from "../../graph/error";
import { HOUR, inWords } from "../../limits/duration";
import { spend } from "../../limits/limit";
import type { NumberRecord } from "../../nodes/record";
import type { World } from "../../world";

/** Meta names the 12 hours and no number of tries: that is a guess. */
const LIMIT = { most: 5, withinMs: 12 * HOUR, blockMs: 12 * HOUR };

const REASONS = {
  requestedCodes: "Too many codes were requested for this phone number.",
  wrongCodes: "Too many wrong codes were entered for this phone number.",
};
const KINDS = ["requestedCodes", "wrongCodes"] as const;

/** Throws while too many tries of either kind lock the number. */
export function refuseLocked(number: NumberRecord, { clock }: World): void {
  const now = clock.now();
  for (const kind of KINDS) {
    const until = number[kind]?.blockedUntil ?? 0;
    if (now < until) throw locked(kind, until - now);
  }
}

/** Counts one try. The first one beyond the limit locks the number, and makes the last code worthless. */
export function countTry(kind: (typeof KINDS)[number], number: NumberRecord, { store, clock }: World): void {
  const now = clock.now();
  const { used, refusedUntil } = spend(LIMIT, number[kind], now);
  store.change(number, { [kind]: used });
  if (refusedUntil === undefined) return;
  store.change(number, { sentCode: undefined });
  throw locked(kind, refusedUntil - now);
}

function locked(kind: (typeof KINDS)[number], waitMs: number): GraphError {
  // Always in hours, because clients read them from the text.
  return cannotRequest(`${REASONS[kind]} Try again in ${inWords(Math.ceil(waitMs / HOUR) * HOUR)}.`);
}

export function cannotRequest(userMessage: string): GraphError {
  return graphError({
    code: 136024,
    message: "Request code error",
    title: "Cannot Request Code",
    userMessage,
  });
}
