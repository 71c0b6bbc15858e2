import type { Deadline } from "../graph/clock";

/** The part of an operation's time that is kept for looks after a call that must not be repeated, and its upper limit. */
const LOOKS_PART = 1 / 8;
const LOOKS_MS = 15_000;

export const looksMs = ({ totalMs }: Deadline): number => Math.min(LOOKS_MS, totalMs * LOOKS_PART);

/** An operation that the program gives less time than usual gives its calls less. */
const PART_OF_A_CALL = 1 / 4;

/** The time that such a call must have for its answer. */
export const answerMs = ({ totalMs }: Deadline, requestTimeoutMs: number): number =>
  Math.min(requestTimeoutMs, totalMs * PART_OF_A_CALL);

/** The deadline of such a call: it starts only if its answer and the looks after it fit. */
export const beforeLooks = (deadline: Deadline, requestTimeoutMs: number): Deadline =>
  deadline.keeping(looksMs(deadline), answerMs(deadline, requestTimeoutMs));
