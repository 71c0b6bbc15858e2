import type { CallError } from "./call-error";
import type { Deadline } from "./clock";

interface Block {
  readonly until: number;
  readonly by: CallError;
  /** Whether Meta named the time, or the provider chose it. */
  readonly fromMeta: boolean;
}

const MINUTE_MS = 60_000;

/** Holds calls back while Meta throttles one of them, because more calls lengthen the block. */
export class ThrottleGate {
  readonly #closed = new Map<string, Block>();

  close(scope: string, closed: Block): void {
    const before = this.#closed.get(scope);
    if (before === undefined || before.until < closed.until) this.#closed.set(scope, closed);
  }

  /** Returns when calls of these scopes may be made. Fails at once if that is after the deadline. */
  async pass(scopes: readonly string[], action: string, deadline: Deadline): Promise<void> {
    const { clock } = deadline;
    for (;;) {
      const closed = this.#longest(scopes, clock.now());
      if (closed === undefined) return;
      const waitMs = closed.until - clock.now();
      if (waitMs >= deadline.msToWait)
        throw throttled(action, closed.by, closed.fromMeta ? waitMs : undefined);
      // Waiting calls must not all start in the same moment.
      await clock.sleep(waitMs + Math.min(250, deadline.msToWait - waitMs) * clock.random());
    }
  }

  #longest(scopes: readonly string[], now: number): Block | undefined {
    return scopes
      .flatMap((scope) => this.#closed.get(scope) ?? [])
      .filter(({ until }) => until > now)
      .sort((one, other) => other.until - one.until)[0];
  }
}

export function throttled(action: string, by: CallError, waitMs: number | undefined): CallError {
  const minutes = waitMs === undefined ? undefined : Math.ceil(waitMs / MINUTE_MS);
  return by.afterWaiting(action, minutes);
}
