import type { Clock } from "../graph/clock";
import type { GraphNumber } from "./numbers";

/** Reads that follow each other more slowly than this belong to different operations. */
const IDLE_MS = 2_000;
/** An operation may take longer: then its later reads get a newer listing. */
const MAX_AGE_MS = 5 * 60_000;

type Pages = AsyncIterator<readonly GraphNumber[], void, undefined>;

/**
 * One reading of an account's listing, shared by the reads of an operation.
 *
 * The engine reads a few numbers at a time, hundreds in a row, and Meta allows 200 reads an hour. So the reads of an account are answered from its
 * listing: pages are fetched as far as reads need them. No number is answered twice from the same reading, so that
 * asking again for a number always looks again.
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

  /** The number of that id, or `undefined` where the listing lacks it. */
  async byId(id: string): Promise<GraphNumber | undefined> {
    const reading = this.#current((current) => !current.served.has(id));
    reading.served.add(id);
    return this.#using(reading, () => reading.until((seen) => seen.get(id)));
  }

  /** All numbers of the listing. */
  async all(): Promise<readonly GraphNumber[]> {
    const reading = this.#current(() => true);
    return this.#using(reading, () => reading.whole());
  }

  #current(fits: (reading: Reading) => boolean): Reading {
    const now = this.#clock.now();
    const current = this.#reading;
    const busy = current !== undefined && (current.users > 0 || now - current.usedAt < IDLE_MS);
    if (busy && now - current.startedAt < MAX_AGE_MS && fits(current)) return current;
    this.#reading = new Reading(now, this.#open());
    return this.#reading;
  }

  async #using<T>(reading: Reading, use: () => Promise<T>): Promise<T> {
    reading.users++;
    try {
      return await use();
    } catch (error) {
      // A page that failed is asked for again by whoever comes next; what was seen before it stays with those who got it.
      if (this.#reading === reading) this.#reading = undefined;
      throw error;
    } finally {
      reading.users--;
      reading.usedAt = this.#clock.now();
    }
  }
}

class Reading {
  readonly served = new Set<string>();
  users = 0;
  usedAt: number;
  readonly #pages: Pages;
  readonly #seen = new Map<string, GraphNumber>();
  #next: Promise<boolean> | undefined;
  #ended = false;

  constructor(
    readonly startedAt: number,
    pages: Pages,
  ) {
    this.usedAt = startedAt;
    this.#pages = pages;
  }

  async until<T>(find: (seen: ReadonlyMap<string, GraphNumber>) => T | undefined): Promise<T | undefined> {
    for (;;) {
      const found = find(this.#seen);
      if (found !== undefined || !(await this.#more())) return found;
    }
  }

  async whole(): Promise<readonly GraphNumber[]> {
    await this.until(() => undefined);
    return [...this.#seen.values()];
  }

  /** Fetches one page further, once for all who wait for it. */
  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    this.#next ??= this.#fetch();
    return this.#next;
  }

  async #fetch(): Promise<boolean> {
    const { done, value } = await this.#pages.next();
    this.#next = undefined;
    if (done === true) {
      this.#ended = true;
      return false;
    }
    for (const number of value) this.#seen.set(number.id, number);
    return true;
  }
}
