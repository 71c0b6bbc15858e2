import type { Clock, Deadline } from "../graph/clock";
import { CallError } from "../graph/call-error";
import type { CallContext } from "../graph/graph-client";
import { hasTag, type GraphError } from "../graph/graph-error";
import { TransportError } from "../graph/transport-error";
import { isLiving, type GraphNumber } from "./graph-number";
import { Listing } from "./listing";
import { ListingLimits } from "./listing-limits";
import type { Numbers } from "./numbers";
import type { Page } from "./page";
import { SharedListing, type Entry } from "./shared-listing";
import { untilVisible } from "./until-visible";

/** The result of listing an account's numbers. Meta's reference page says that listing is refused; other pages of Meta use it. */
export type Listed =
  | { readonly allowed: true; readonly listing: Listing }
  | { readonly allowed: false; readonly by: GraphError };

/** A number as a read found it. */
export type ReadResult =
  | {
      readonly is: "there";
      readonly number: GraphNumber;
      /** Whether the account holds it; `undefined` if the account's listing does not show it. */
      readonly onAccount: boolean | undefined;
    }
  /** `shown`: Meta itself shows the number as deleted or moved away. Otherwise Meta no longer shows it. */
  | { readonly is: "gone"; readonly shown: boolean }
  /** Meta gave its answer for a missing number, but it is not certain that this number is missing. */
  | { readonly is: "hidden"; readonly by: GraphError; readonly why: "account hidden" | "listing in doubt" };

/** One WABA, through its token. It reads the numbers with as few calls as possible, and decides which of them the account holds. */
export class Account {
  /** Its numbers one by one, with its token. */
  readonly numbers: Numbers;
  readonly #clock: Clock;
  readonly #operationMs: number;
  readonly #shared: SharedListing;
  /** By number, the refresh of each of its resources. */
  readonly #refreshed = new Map<string, Map<string, Promise<ReadResult>>>();
  #hasListed = false;
  #listingRefusedBy: GraphError | undefined;

  constructor(
    readonly id: string,
    numbers: Numbers,
    clock: Clock,
    operationMs: number,
  ) {
    this.numbers = numbers;
    this.#clock = clock;
    this.#operationMs = operationMs;
    this.#shared = new SharedListing(clock, () => this.#pages(new ListingLimits(clock, operationMs)));
  }

  /** Whether Meta refuses to show the status of numbers. Then an entry of the listing may be a deleted number. */
  get hidesStatus(): boolean {
    return this.numbers.hidesStatus;
  }

  /** Reads a number that certainly exists. If Meta does not show it yet, this waits within the deadline. */
  readUntilVisible(id: string, context: CallContext): Promise<GraphNumber> {
    return untilVisible(context.deadline, () => this.numbers.read(id, context));
  }

  /** The account's numbers as they are now: earlier reads do not count. */
  listAgain(deadline: Deadline): Promise<Listed> {
    return this.#unlessRefused(async () => {
      const listing = new Listing();
      const limits = new ListingLimits(this.#clock, this.#operationMs, deadline);
      for await (const page of this.#pages(limits)) listing.add(page);
      return listing;
    });
  }

  /** The account's numbers, as the running operations have read them. */
  list(context: CallContext): Promise<Listed> {
    const patience = { deadline: context.deadline, late: () => this.#late(context) };
    return this.#unlessRefused(() => this.#forAll(context, this.#shared.all(patience)));
  }

  /**
   * The number, read together with others of the account if Meta allows it.
   *
   * It returns "gone" only if it is certain: the same token can read the account, and the listing lacks the number. If Meta
   * refuses the listing, the account is enough.
   *
   * @param reader the resource of the number that reads it: "registration"
   */
  async read(id: string, context: CallContext, reader = "number"): Promise<ReadResult> {
    const entry = await this.#entry(id, context, reader);
    if (entry.number !== undefined) return found(entry.number, true);
    try {
      return found(await this.numbers.read(id, context), entry.is === "lacking" ? false : undefined);
    } catch (error) {
      if (!hasTag(error, "hidden")) throw error;
      if (!(await this.numbers.canRead(this.id, context))) {
        return { is: "hidden", by: error, why: "account hidden" };
      }
      return entry.is === "in doubt"
        ? { is: "hidden", by: error, why: "listing in doubt" }
        : { is: "gone", shown: false };
    }
  }

  /**
   * The same for a refresh. `vanishing` counts the numbers of the account that vanish with it. It is above 1 if this process has
   * refreshed several of them, all are gone, and nothing shows why.
   */
  async refresh(
    id: string,
    context: CallContext,
    reader = "number",
  ): Promise<ReadResult & { readonly vanishing: number }> {
    const reading = this.read(id, context, reader);
    const ofNumber = this.#refreshed.get(id) ?? new Map<string, Promise<ReadResult>>();
    this.#refreshed.set(id, ofNumber.set(reader, reading));
    const result = await reading;
    if (result.is !== "gone" || result.shown) return { ...result, vanishing: 0 };
    // Pulumi refreshes several numbers at a time, so the others have begun their reads by now.
    const reads = [...this.#refreshed.values()].flatMap((readers) => [...readers.values()]);
    const all = await context.deadline.within(Promise.allSettled(reads), () => this.#late(context));
    const isThere = all.some((one) => one.status === "fulfilled" && one.value.is === "there");
    return { ...result, vanishing: isThere ? 1 : this.#refreshed.size };
  }

  async #entry(
    id: string,
    context: CallContext,
    reader: string,
  ): Promise<{ is: "listed" | "lacking" | "refused" | "in doubt"; number?: GraphNumber | undefined }> {
    if (this.#listingRefusedBy !== undefined) return { is: "refused" };
    try {
      const entry = await this.#forAll(context, this.#sharedEntry(id, context, reader));
      if (entry === "late") return { is: "in doubt" };
      const { number, isCutOff } = entry;
      // A missing page may show a number as living that this one shows as deleted.
      if (number !== undefined && (isLiving(number) || !isCutOff)) return { is: "listed", number };
      return { is: isCutOff ? "in doubt" : "lacking" };
    } catch (error) {
      if (!hasTag(error, "listing refused")) throw error;
      return { is: this.#rememberRefusal(error) ? "refused" : "in doubt" };
    }
  }

  /** A long listing may outlast an operation, so half of the time is kept to read the number alone. */
  async #sharedEntry(id: string, { deadline }: CallContext, reader: string): Promise<Entry | "late"> {
    const late = new Error("late");
    const half = deadline.keeping(deadline.totalMs / 2);
    try {
      return await this.#shared.byId(id, reader, { deadline: half, late: () => late });
    } catch (error) {
      if (error === late) return "late";
      throw error;
    }
  }

  async #unlessRefused(list: () => Promise<Listing>): Promise<Listed> {
    if (this.#listingRefusedBy !== undefined) return { allowed: false, by: this.#listingRefusedBy };
    try {
      return { allowed: true, listing: await list() };
    } catch (error) {
      if (!hasTag(error, "listing refused")) throw error;
      this.#rememberRefusal(error);
      return { allowed: false, by: error };
    }
  }

  async *#pages(limits: ListingLimits): AsyncGenerator<Page, void, undefined> {
    for await (const page of this.numbers.list(this.id, this.#listAction, limits)) {
      this.#hasListed = true;
      yield page;
    }
  }

  /** A refusal after a page that Meta showed is a passing one: it decides nothing about the next listing. */
  #rememberRefusal(error: GraphError): boolean {
    if (this.#hasListed) return false;
    this.#listingRefusedBy = error.forAction(this.#listAction);
    return true;
  }

  /** All waiting reads share the listing: if it fails, each of them reports its own number. */
  async #forAll<T>(context: CallContext, listing: Promise<T>): Promise<T> {
    try {
      return await listing;
    } catch (error) {
      throw error instanceof CallError ? error.forAction(context.action, context.secrets) : error;
    }
  }

  #late({ action, deadline }: CallContext): TransportError {
    return this.numbers.tooLate(action, deadline);
  }

  get #listAction(): string {
    return `list the numbers of account ${this.id}`;
  }
}

function found(number: GraphNumber, onAccount: boolean | undefined): ReadResult {
  return isLiving(number) ? { is: "there", number, onAccount } : { is: "gone", shown: true };
}
