import type { Clock, Deadline } from "../graph/clock";
import { isLiving, type GraphNumber } from "./graph-number";
import { Listing } from "./listing";
import type { Page } from "./page";

/** Reads that follow each other more slowly than this belong to different operations. */
const IDLE_MS = 2_000;
/** An operation may take longer: then its later reads get a newer listing. */
const MAX_AGE_MS = 5 * 60_000;

type Pages = AsyncIterator<Page, void, undefined>;

/** The limit of the operation that waits, and its error if the listing takes longer. */
export interface Patience {
  readonly deadline: Deadline;
  readonly late: () => Error;
}

/** The entry of a number in a listing. */
export interface Entry {
  /** `undefined` if the listing ends without it. */
  readonly number: GraphNumber | undefined;
  /** Whether pages are missing, so that the number may be there and not be shown. */
  readonly isCutOff: boolean;
}

/**
 * One reading of an account's listing, shared by the reads of an operation.
 *
 * The engine reads a few numbers at a time, hundreds in a row, and Meta allows 200 reads an hour. So the listing answers the
 * reads of an account, and fetches pages as far as they need them. One reading never answers twice for a resource, so that a second
 * read always asks Meta again. The number and the other resources of it share a reading.
 */
export class SharedListing {
  readonly #clock: Clock;
  readonly #open: () => Pages;
  #reading: Reading | undefined;

  /** @param open starts a new reading of the listing */
  constructor(clock: Clock, open: () => Pages) {
    this.#clock = clock;
    this.#open = open;
  }

  /** The entry of that id, for a resource of the number: "registration". */
  async byId(id: string, reader: string, patience: Patience): Promise<Entry> {
    const read = `${reader} ${id}`;
    const reading = this.#current((current) => !current.served.has(read));
    reading.served.add(read);
    return this.#using(reading, patience, () => reading.entry(id));
  }

  /** The whole listing. */
  async all(patience: Patience): Promise<Listing> {
    const reading = this.#current(() => true);
    return this.#using(reading, patience, () => reading.whole());
  }

  #current(fits: (reading: Reading) => boolean): Reading {
    const now = this.#clock.now();
    const current = this.#reading;
    const busy = current !== undefined && (current.users > 0 || now - current.usedAt < IDLE_MS);
    if (busy && !current.isBroken && now - current.startedAt < MAX_AGE_MS && fits(current)) return current;
    this.#reading = new Reading(now, this.#open());
    return this.#reading;
  }

  async #using<T>(reading: Reading, { deadline, late }: Patience, use: () => Promise<T>): Promise<T> {
    reading.users++;
    try {
      return await deadline.within(use(), late);
    } finally {
      reading.users--;
      reading.usedAt = this.#clock.now();
    }
  }
}

class Reading {
  /** The resources that have their answer. */
  readonly served = new Set<string>();
  users = 0;
  usedAt: number;
  /** A page failed: the next operation asks for it again in a reading of its own. */
  isBroken = false;
  readonly #pages: Pages;
  readonly #listing = new Listing();
  #next: Promise<boolean> | undefined;

  constructor(
    readonly startedAt: number,
    pages: Pages,
  ) {
    this.usedAt = startedAt;
    this.#pages = pages;
  }

  async entry(id: string): Promise<Entry> {
    for (;;) {
      const number = this.#listing.entry(id);
      // A later page may show a number as living that this one shows as deleted.
      const isFound = number !== undefined && isLiving(number);
      if (isFound || !(await this.#more())) {
        return { number: this.#listing.entry(id), isCutOff: this.#listing.isCutOff };
      }
    }
  }

  async whole(): Promise<Listing> {
    while (await this.#more());
    return this.#listing;
  }

  /** Fetches one more page, once for all waiting reads. */
  async #more(): Promise<boolean> {
    this.#next ??= this.#fetch();
    return this.#next;
  }

  async #fetch(): Promise<boolean> {
    try {
      const { done, value } = await this.#pages.next();
      this.#next = undefined;
      if (done === true) return false;
      this.#listing.add(value);
      return true;
    } catch (error) {
      this.isBroken = true;
      throw error;
    }
  }
}
