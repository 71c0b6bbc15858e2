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
}
