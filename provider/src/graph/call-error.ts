/**
 * The meaning of a failure for the next step.
 * - `unsent`: the request certainly did not reach the server
 * - `throttled`: Meta did nothing, and the same request may follow later
 * - `unclear`: Meta may have done it, so repeat a read, but read before you repeat a creation
 * - `final`: the same request gets the same answer
 */
export type Kind = "unsent" | "throttled" | "unclear" | "final";

/** A call to Graph failed. */
export abstract class CallError extends Error {
  abstract readonly kind: Kind;

  /**
   * @param action the action and its number: "create +1 2025550123 on account 100000000000001"
   * @param facts the events, without the remedy
   * @param remedy the advice to the reader, one sentence or two
   */
  constructor(
    readonly action: string,
    readonly facts: string,
    readonly remedy: string,
  ) {
    super(`${facts} ${remedy}`);
  }

  /** The same failure for another operation with secrets of its own, because several operations share one call. */
  abstract forAction(action: string, secrets?: readonly string[]): CallError;

  /** The same failure for a call that would wait longer than its operation may take. */
  abstract afterWaiting(action: string, waitMinutes: number | undefined): CallError;
}

/** The wait that Meta asks for, as a sentence of its own. */
export function waitSentence(waitMinutes: number | undefined): string[] {
  if (waitMinutes === undefined) return [];
  const minutes = `${waitMinutes} ${waitMinutes === 1 ? "minute" : "minutes"}`;
  return [`Meta asks to wait ${minutes}, longer than this operation may take.`];
}
