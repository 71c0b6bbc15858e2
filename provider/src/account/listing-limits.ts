import { Deadline, type Clock } from "../graph/clock";
import { MAX_ANSWER_BYTES, type ByteBudget } from "../graph/graph-client";

/** The limits of a whole listing, however many pages it has: its bytes, and the time of its requests. */
export class ListingLimits {
  readonly #clock: Clock;
  readonly #totalMs: number;
  readonly #until: Deadline | undefined;
  readonly #bytes: ByteBudget = { left: MAX_ANSWER_BYTES };
  #spentMs = 0;

  /** @param until the deadline of the operation, if the listing belongs to one alone */
  constructor(clock: Clock, totalMs: number, until?: Deadline) {
    this.#clock = clock;
    this.#totalMs = totalMs;
    this.#until = until;
  }

  /** Only requests count: a listing that several operations share rests between them. */
  async onPage<T>(fetch: (limit: { deadline: Deadline; bytes: ByteBudget }) => Promise<T>): Promise<T> {
    const startedAt = this.#clock.now();
    const deadline = this.#until ?? new Deadline(this.#clock, this.#totalMs).keeping(this.#spentMs);
    try {
      return await fetch({ deadline, bytes: this.#bytes });
    } finally {
      this.#spentMs += this.#clock.now() - startedAt;
    }
  }
}
