import { setTimeout as sleep } from "node:timers/promises";

/** Time and chance, as a parameter: tests wait for nothing and repeat exactly. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** A number from 0 to 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => sleep(ms),
  random: Math.random,
};

/** An attempt that gets less than this part of the operation's time is not worth starting: it would only make its outcome unclear. */
const SMALLEST_PART = 1 / 16;

/** The moment at which an operation gives up. */
export class Deadline {
  readonly #endsAt: number;

  constructor(
    readonly clock: Clock,
    readonly totalMs: number,
  ) {
    this.#endsAt = clock.now() + totalMs;
  }

  get msLeft(): number {
    return Math.max(0, this.#endsAt - this.clock.now());
  }

  /** How long may be waited so that there is still time for an attempt. Negative where it is too late for one. */
  get msToWait(): number {
    return this.msLeft - this.totalMs * SMALLEST_PART;
  }
}
