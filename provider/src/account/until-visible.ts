import type { Deadline } from "../graph/clock";
import { hasTag } from "../graph/graph-error";

/** How pauses get longer: each is twice as long as the last. */
export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Between reads of something that Meta does not show yet. */
const OF_READS: Pace = { firstMs: 500, longestMs: 8_000 };

/** For changes that take a moment to show. Longer waiting would not help, because some numbers connect only after a review of days. */
const MOMENT_MS = 15_000;

export const forAMoment = (deadline: Deadline): Deadline => deadline.atMost(MOMENT_MS);

/** Pauses with growing length, within the deadline. `false` if there is no time for one more read. */
export class Pauses {
  readonly #longestMs: number;
  #next: number;

  constructor(
    readonly deadline: Deadline,
    { firstMs, longestMs }: Pace = OF_READS,
  ) {
    this.#next = firstMs;
    this.#longestMs = longestMs;
  }

  async next(): Promise<boolean> {
    const pauseMs = this.#next;
    if (pauseMs >= this.deadline.msToWait) return false;
    this.#next = Math.min(2 * pauseMs, this.#longestMs);
    await this.deadline.clock.sleep(pauseMs);
    return true;
  }
}

/** Reads a thing that certainly exists. If Meta does not show it yet, this waits within the deadline. */
export async function untilVisible<T>(deadline: Deadline, read: () => Promise<T>): Promise<T> {
  const pauses = new Pauses(deadline);
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!hasTag(error, "hidden") || !(await pauses.next())) throw error;
    }
  }
}
