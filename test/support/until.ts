import { setTimeout } from "node:timers/promises";

/** A little less than a test's limit (jest.config.mjs), so that the error has the reason, and not only the time. */
const LONGEST_WAIT_MS = 110_000;

/**
 * Waits for a condition as long as the whole test may take, because on a busy machine everything is late.
 *
 * @param failure the text of the error if the condition never holds
 */
export async function until(condition: () => boolean, failure: () => string): Promise<void> {
  const limit = AbortSignal.timeout(LONGEST_WAIT_MS);
  while (!condition()) {
    if (limit.aborted) throw new Error(failure());
    await setTimeout(20);
  }
}
