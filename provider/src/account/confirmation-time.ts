import type { Deadline } from "../graph/clock";

/** The part of an operation's time, and its upper limit, for the reads that confirm a call that must not be repeated. */
const CONFIRM_PART = 1 / 8;
const CONFIRM_MS = 15_000;

export const confirmMs = ({ totalMs }: Deadline): number => Math.min(CONFIRM_MS, totalMs * CONFIRM_PART);

/** If the program gives an operation less time than usual, its calls get less too. */
const PART_OF_A_CALL = 1 / 4;

/** The time that such a call needs for its answer. */
export const answerMs = ({ totalMs }: Deadline, requestTimeoutMs: number): number =>
  Math.min(requestTimeoutMs, totalMs * PART_OF_A_CALL);

/** The deadline of such a call. It starts only if there is time for its answer and the reads after it. */
export const beforeConfirming = (deadline: Deadline, requestTimeoutMs: number): Deadline =>
  deadline.keeping(confirmMs(deadline), answerMs(deadline, requestTimeoutMs));
