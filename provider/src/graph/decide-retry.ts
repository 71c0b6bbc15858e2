import type { Kind } from "./call-error";
import type { Method } from "./transport";

export interface Failure {
  readonly kind: Kind;
  /** The wait that Meta asks for before the next call, in milliseconds. */
  readonly regainAccessMs?: number | undefined;
}

export interface Attempt {
  readonly method: Method;
  /** The retries so far. */
  readonly retries: number;
  readonly maxRetries: number;
  /** The longest wait that leaves time for one more attempt before the operation's deadline. */
  readonly msToWait: number;
}

export type Verdict =
  | { readonly retry: true; readonly afterMs: number }
  | { readonly retry: false; readonly reason: "final" | "read-first" | "retries" | "deadline" };

const FIRST_PAUSE_MS = 500;

/** Whether and when the same request is sent once more. `random` gives values from 0 to 1. */
export function decideRetry(failure: Failure, attempt: Attempt, random: () => number = Math.random): Verdict {
  if (failure.kind === "final") return { retry: false, reason: "final" };
  // Graph has no idempotency keys: a second POST could add the number twice.
  if (failure.kind === "unclear" && attempt.method !== "GET") return { retry: false, reason: "read-first" };
  if (attempt.retries >= attempt.maxRetries) return { retry: false, reason: "retries" };
  const backoffMs = FIRST_PAUSE_MS * 2 ** attempt.retries * (0.5 + random());
  // Never earlier than Meta asks, because calls during a throttle lengthen the block.
  const afterMs =
    failure.regainAccessMs === undefined ? backoffMs : failure.regainAccessMs + FIRST_PAUSE_MS * random();
  return afterMs < attempt.msToWait ? { retry: true, afterMs } : { retry: false, reason: "deadline" };
}
