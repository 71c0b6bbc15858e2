import type { Deadline } from "../graph/clock";
import { says } from "../graph/graph-error";

/** Pauses between reads of something that Meta does not show yet. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** Pauses that get longer, within the deadline. `false` if there is no time for one more look. */
export class Pauses {
  #next = FIRST_PAUSE_MS;

  constructor(readonly deadline: Deadline) {}

  async next(): Promise<boolean> {
    const pauseMs = this.#next;
    if (pauseMs >= this.deadline.msToWait) return false;
    this.#next = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    await this.deadline.clock.sleep(pauseMs);
    return true;
  }
}

/** Reads something that certainly exists: if Meta does not show it yet, it waits within the deadline. */
export async function untilVisible<T>(deadline: Deadline, read: () => Promise<T>): Promise<T> {
  const pauses = new Pauses(deadline);
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!says(error, "hidden") || !(await pauses.next())) throw error;
    }
  }
}
