import { setTimeout as sleep } from "node:timers/promises";

/** Rings once, unless it is stopped before. */
export interface Alarm {
  readonly rings: Promise<void>;
  readonly stop: () => void;
}

/** Time and chance as a parameter, so that tests wait for nothing and repeat exactly. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Milliseconds since 1970, for moments that outlive the process. */
  epochMs(): number;
  sleep(ms: number): Promise<void>;
  alarm(ms: number): Alarm;
  /** A number from 0 to 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  epochMs: Date.now,
  sleep: (ms) => sleep(ms),
  alarm(ms) {
    let timer: NodeJS.Timeout | undefined;
    const rings = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    return { rings, stop: () => clearTimeout(timer) };
  },
  random: Math.random,
};

/** An attempt does not start with less than this part of the operation's time, because its outcome would only be unclear. */
const SMALLEST_PART = 1 / 16;

/** The moment at which an operation gives up. */
export class Deadline {
  readonly #endsAt: number;

  /**
   * @param totalMs the limit of the operation
   * @param attemptMs the time that an attempt needs: it does not start with less
   */
  constructor(
    readonly clock: Clock,
    readonly totalMs: number,
    readonly attemptMs = totalMs * SMALLEST_PART,
    endsAt = clock.now() + totalMs,
  ) {
    this.#endsAt = endsAt;
  }

  get msLeft(): number {
    return Math.max(0, this.#endsAt - this.clock.now());
  }

  /** The whole of the time, for people: "120 s". */
  get totalText(): string {
    return `${Math.round(this.totalMs / 100) / 10} s`;
  }

  /** The longest wait after which there is still time for an attempt. Negative if it is too late for one. */
  get msToWait(): number {
    return this.msLeft - this.attemptMs;
  }

  /** An earlier deadline of the same operation, which keeps the rest of the time for its later steps. */
  keeping(ms: number, attemptMs = this.attemptMs): Deadline {
    return new Deadline(this.clock, this.totalMs, attemptMs, this.#endsAt - ms);
  }

  /** An earlier deadline of the same operation: at most that long from now. */
  atMost(ms: number): Deadline {
    return this.keeping(Math.max(0, this.msLeft - ms));
  }

  /** The result of the work, or the error if the deadline comes first. The work itself goes on. */
  async within<T>(work: Promise<T>, late: () => Error): Promise<T> {
    const alarm = this.clock.alarm(this.msLeft);
    try {
      const tooLate = alarm.rings.then(() => Promise.reject(late()));
      return await Promise.race([work, tooLate]);
    } finally {
      alarm.stop();
    }
  }
}
