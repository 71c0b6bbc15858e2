import type { Account } from "../../account/account";
import type { Listing } from "../../account/listing";
import { Refusal } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";

/** The pauses before the reads: a listing may lag behind. */
const PAUSES_MS = [0, 500, 1_000, 2_000, 4_000];

/** Reads an account's numbers repeatedly after a lost answer. */
export class Search {
  readonly #account: Account;
  readonly #deadline: Deadline;
  reads = 0;

  constructor(account: Account, deadline: Deadline) {
    this.#account = account;
    this.#deadline = deadline;
  }

  /**
   * The first result of `pick`, or `undefined` if the last read had none. Fails if the last read failed, because the present
   * numbers are then unknown.
   */
  async until<T>(pick: (listing: Listing) => T | undefined): Promise<T | undefined> {
    let failure: CallError | undefined;
    for (const pauseMs of PAUSES_MS) {
      const { msToWait, attemptMs, clock } = this.#deadline;
      // Cuts a pause that is too long. So the last read starts as late as possible and still has time for its answer.
      const longestMs = msToWait - attemptMs;
      if (this.reads > 0 && longestMs <= 0) break;
      await clock.sleep(Math.max(0, Math.min(pauseMs, longestMs)));
      try {
        failure = undefined;
        const listing = await this.#read();
        const picked = pick(listing);
        if (picked !== undefined) return picked;
        if (listing.isCutOff) throw new Refusal(CUT_OFF);
      } catch (error) {
        if (!(error instanceof CallError) || error.kind === "final") throw error;
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  async #read(): Promise<Listing> {
    this.reads++;
    const listed = await this.#account.listAgain(this.#deadline);
    if (!listed.allowed) throw listed.by;
    return listed.listing;
  }
}

const CUT_OFF =
  "Meta returned only a part of the account's list of numbers, so the number may be on the account.";
