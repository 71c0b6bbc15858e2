import { Deadline, type Clock } from "../graph/clock";
import type { About } from "../graph/graph-client";
import { GraphError } from "../graph/graph-error";
import { TransportError } from "../graph/transport-error";
import type { GraphNumber, Numbers } from "./numbers";
import { SharedListing } from "./shared-listing";

/** What a look at the account's numbers gave. Meta's reference page says that listing is refused; other pages of Meta use it. */
export type Look =
  | { readonly allowed: true; readonly numbers: readonly GraphNumber[] }
  | { readonly allowed: false; readonly by: GraphError };

/** A number as a read found it. `hidden`: Meta answered for it as it does for what does not exist or may not be seen. */
export type Found =
  | { readonly is: "there"; readonly number: GraphNumber }
  | { readonly is: "gone" }
  | { readonly is: "hidden"; readonly by: GraphError };

/** Pauses between reads of a number that Meta does not show yet. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** One WABA through its token: what is asked of its numbers, with as few calls as will do. */
export class Account {
  readonly #numbers: Numbers;
  readonly #clock: Clock;
  readonly #operationMs: number;
  readonly #shared: SharedListing;
  #listingRefusedBy: GraphError | undefined;

  constructor(
    readonly id: string,
    numbers: Numbers,
    clock: Clock,
    operationMs: number,
  ) {
    this.#numbers = numbers;
    this.#clock = clock;
    this.#operationMs = operationMs;
    this.#shared = new SharedListing(clock, () => numbers.list(id, () => this.#aboutListing()));
  }

  /** Calls an edge of a node with the account's token, on its quota: `["100000000000001", "phone_numbers"]`. */
  post(edge: readonly string[], params: Readonly<Record<string, unknown>>, about: About): Promise<unknown> {
    return this.#numbers.post(edge, params, about);
  }

  /** One call for this number alone. */
  readAlone(id: string, about: About): Promise<GraphNumber> {
    return this.#numbers.read(id, about);
  }

  /** Reads a number that certainly exists: one that Meta does not show yet is waited for, within the deadline. */
  async readUntilVisible(id: string, about: About): Promise<GraphNumber> {
    const { deadline } = about;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await this.readAlone(id, about);
      } catch (error) {
        if (!(error instanceof GraphError) || !error.isHidden || pauseMs >= deadline.msToWait) throw error;
        await deadline.clock.sleep(pauseMs);
      }
    }
  }

  /** The account's numbers as they are now, past everything that was read before. */
  lookAgain(deadline: Deadline): Promise<Look> {
    return this.#look(async () => {
      const numbers: GraphNumber[] = [];
      for await (const page of this.#numbers.list(this.id, () => ({ ...this.#aboutListing(), deadline }))) {
        numbers.push(...page);
      }
      return numbers;
    });
  }

  /** The account's numbers, as the operations that run now have read them. */
  look(about: About): Promise<Look> {
    return this.#look(() => this.#forAll(about, this.#shared.all()));
  }

  /**
   * The number, read together with others of the account where Meta allows it.
   *
   * "Gone" is only said when it is certain: the account itself can be read with the same token, and its listing, where allowed, lacks the number.
   */
  async read(id: string, about: About): Promise<Found> {
    const listed = await this.#listed(id, about);
    if (listed !== undefined) return asFound(listed);
    try {
      return asFound(await this.readAlone(id, about));
    } catch (error) {
      if (!(error instanceof GraphError) || !error.isHidden) throw error;
      return (await this.#isReadable(about)) ? { is: "gone" } : { is: "hidden", by: error };
    }
  }

  async #listed(id: string, about: About): Promise<GraphNumber | undefined> {
    if (this.#listingRefusedBy !== undefined) return undefined;
    try {
      return await this.#forAll(about, this.#shared.byId(id));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#listingRefusedBy = error.about(this.#aboutListing().failed);
      return undefined;
    }
  }

  /** The listing is asked for all that wait: where it fails, each of them is told of its own number. */
  async #forAll<T>(about: About, listing: Promise<T>): Promise<T> {
    try {
      return await listing;
    } catch (error) {
      throw error instanceof GraphError || error instanceof TransportError
        ? error.about(about.failed)
        : error;
    }
  }

  async #look(list: () => Promise<readonly GraphNumber[]>): Promise<Look> {
    if (this.#listingRefusedBy !== undefined) return { allowed: false, by: this.#listingRefusedBy };
    try {
      return { allowed: true, numbers: await list() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#listingRefusedBy = error.about(this.#aboutListing().failed);
      return { allowed: false, by: error };
    }
  }

  async #isReadable(about: About): Promise<boolean> {
    try {
      await this.#numbers.readAccount(this.id, about);
      return true;
    } catch (error) {
      if (error instanceof GraphError && (error.isHidden || isRefusal(error))) return false;
      throw error;
    }
  }

  #aboutListing(): About {
    return {
      failed: `list the numbers of account ${this.id}`,
      deadline: new Deadline(this.#clock, this.#operationMs),
    };
  }
}

/** Meta may go on showing a number that was deleted. */
function asFound(number: GraphNumber): Found {
  return number.status === "DELETED" ? { is: "gone" } : { is: "there", number };
}

/** Codes by which Meta says that this app may not list, or that the edge does not list at all. */
const REFUSALS = new Set([3, 10, 33, 100, 200]);

function isRefusal(error: unknown): error is GraphError {
  return error instanceof GraphError && error.code !== undefined && REFUSALS.has(error.code);
}
