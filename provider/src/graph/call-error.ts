/**
 * What a failure means for the next step.
 * - `unsent`: the request certainly did not reach the server
 * - `throttled`: nothing was done, the same request may be sent later
 * - `unclear`: it may have been done (a read may be repeated, a creation only after a look)
 * - `final`: the same request gets the same answer
 */
export type Kind = "unsent" | "throttled" | "unclear" | "final";

/** A call to Graph failed. */
export abstract class CallError extends Error {
  abstract readonly kind: Kind;

  /**
   * @param failed the action and its number: "create +1 2025550123 on account 100000000000001"
   * @param facts what happened, without what to do about it
   * @param remedy what the reader can do, one sentence or two
   */
  constructor(
    readonly failed: string,
    readonly facts: string,
    readonly remedy: string,
  ) {
    super(`${facts} ${remedy}`);
  }

  /** The same failure of something else: several operations share one call. */
  abstract about(failed: string): CallError;

  /** The same failure for a call that would have to wait longer than its operation may take. */
  abstract afterWaiting(failed: string, waitMinutes: number | undefined): CallError;
}

/** How long Meta asks to wait, as a sentence of its own. */
export function waitSentence(waitMinutes: number | undefined): string[] {
  if (waitMinutes === undefined) return [];
  const minutes = `${waitMinutes} ${waitMinutes === 1 ? "minute" : "minutes"}`;
  return [`Meta asks to wait ${minutes}, longer than this operation may take.`];
}
