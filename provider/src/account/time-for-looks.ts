import type { Deadline } from "../graph/clock";

/** The part of an operation's time, and its upper limit, for the looks after a call that must not be repeated. */
const LOOKS_PART = 1 / 8;
const LOOKS_MS = 15_000;

export const looksMs = ({ totalMs }: Deadline): number => Math.min(LOOKS_MS, totalMs * LOOKS_PART);

/** If the program gives an operation less time than usual, its calls get less too. */
const PART_OF_A_CALL = 1 / 4;

/** The time that such a call needs for its answer. */
export const answerMs = ({ totalMs }: Deadline, requestTimeoutMs: number): number =>
  Math.min(requestTimeoutMs, totalMs * PART_OF_A_CALL);

/** The deadline of such a call. It starts only if there is time for its answer and the looks after it. */
export const beforeLooks = (deadline: Deadline, requestTimeoutMs: number): Deadline =>
  deadline.keeping(looksMs(deadline), answerMs(deadline, requestTimeoutMs));
