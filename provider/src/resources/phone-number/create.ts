import type { Account } from "../../account/account";
import { accountsOf } from "../../account/accounts";
import type { Entries } from "../../account/entries";
import type { GraphNumber } from "../../account/graph-number";
import type { Listing } from "../../account/listing";
import { answerMs, beforeConfirming, confirmMs } from "../../account/confirmation-time";
import type { GraphAccess } from "../../engine/access";
import { NotInitialised, Refusal, textOf } from "../../engine/errors";
import { bodyOf } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Created } from "../../engine/resource-kind";
import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { hasTag, type GraphError } from "../../graph/graph-error";
import { idIn } from "../../graph/node-id";
import { TransportError } from "../../graph/transport-error";
import { checkNumber } from "./check";
import { reportedInstead } from "./display-names";
import { entryToUse, type Names } from "./entry-to-use";
import { CLASS_NAME, INPUTS } from "./fields";
import { numberInputs, type NumberInputs } from "./inputs";
import { MEANINGS_OF_ADDING } from "./meanings";
import { Search } from "./search";
import { inFormOfToday } from "../../account/spellings";
import { stateOf, unreadState } from "./state";
import { accountName, numberName } from "./wording";

/**
 * Creates a number and confirms it. It never creates a number twice, and never loses a known id.
 *
 * @param properties the inputs as check returned them
 */
export async function createNumber(access: GraphAccess, properties: Properties): Promise<Created> {
  return new Creation(access, accepted(properties, access)).run();
}

/** The engine creates only with inputs that check accepted. Another caller gets the same reasons. */
function accepted(properties: Properties, { settings, words }: GraphAccess): NumberInputs {
  const { inputs, failures } = checkNumber({}, properties, { words, defaults: settings.inputDefaults });
  const parsed = numberInputs.safeParse(inputs);
  if (failures.length === 0 && parsed.success) return parsed.data;
  const reasons = failures.map(({ property, reason }) => `${property} ${reason}`);
  throw new Refusal(`Could not create the number: ${reasons.join("; ")}.`);
}

/**
 * The progress of a creation. Each state has one exit for failures:
 * - nothing sent: the error as it is, because nothing happened at Meta
 * - unclear: "Outcome unknown" for any later failure, with all known facts
 * - id known: the error that records the number
 */
type Progress =
  | { readonly is: "nothing sent" }
  | { readonly is: "unclear"; readonly details: string[] }
  | { readonly is: "id known"; readonly id: string };

class Creation {
  readonly #access: GraphAccess;
  readonly #inputs: NumberInputs;
  readonly #account: Account;
  readonly #entries: Entries;
  readonly #subject: string;
  readonly #deadline: Deadline;
  #progress: Progress = { is: "nothing sent" };

  constructor(access: GraphAccess, inputs: NumberInputs) {
    const accounts = access.shared(accountsOf);
    this.#access = access;
    this.#inputs = inputs;
    this.#account = accounts.get(inputs.businessAccountId);
    this.#entries = accounts.entries;
    this.#subject = `${numberName(inputs)} on ${accountName(this.#account.id)}`;
    this.#deadline = access.deadline();
  }

  async run(): Promise<Created> {
    const { cc, phoneNumber } = this.#inputs;
    const number = `${this.#account.id} ${inFormOfToday(cc + phoneNumber)}`;
    if (!this.#entries.claim(number)) throw new Refusal(underWay(this.#subject));
    try {
      return await this.#create();
    } finally {
      this.#entries.release(number);
    }
  }

  async #create(): Promise<Created> {
    try {
      const there = await this.#adoptedBefore();
      const number = there ?? (await this.#added());
      return { id: number.id, outs: stateOf(this.#inputs, number) };
    } catch (error) {
      throw this.#exit(error);
    }
  }

  #exit(error: unknown): unknown {
    switch (this.#progress.is) {
      case "nothing sent":
        return error;
      case "unclear":
        return this.#unknownOutcome([...this.#progress.details, textOf(error)]);
      case "id known":
        return this.#notInitialised(this.#progress.id, error);
    }
  }

  /** With `adoptExisting`, this searches for the number before it creates anything. */
  async #adoptedBefore(): Promise<GraphNumber | undefined> {
    if (this.#inputs.adoptExisting !== true) return undefined;
    const listed = await this.#account.list(this.#context("create"));
    // If Meta refuses the listing, it still refuses to add an existing number.
    const there = listed.allowed ? this.#usable(listed.listing) : undefined;
    return there === undefined ? undefined : this.#adopted(there);
  }

  async #added(): Promise<GraphNumber> {
    try {
      return await this.#read(await this.#post());
    } catch (error) {
      if (this.#progress.is === "id known") throw error;
      if (hasTag(error, "duplicate")) return this.#alreadyThere(error);
      if (error instanceof CallError && error.kind !== "unclear") throw error;
      const details: string[] = [];
      this.#progress = { is: "unclear", details };
      // A defect of our own: the request may have been sent.
      if (!(error instanceof CallError)) throw error;
      details.push(error.facts);
      return this.#foundOrAddedAgain(error, details);
    }
  }

  /** The answer was lost, so the number may exist. This searches for it before it sends anything else. */
  async #foundOrAddedAgain(lost: CallError, details: string[]): Promise<GraphNumber> {
    const there = await this.#search(this.#deadline.msLeft - this.#postMs, details);
    if (there !== undefined) return this.#foundAfter(lost, there);
    try {
      return await this.#read(await this.#post());
    } catch (error) {
      if (this.#progress.is === "id known") throw error;
      if (!(error instanceof CallError)) throw error;
      details.push(`The second try: ${error.message}`);
      const late = await this.#search(this.#deadline.msLeft, details, hasTag(error, "duplicate"));
      if (late !== undefined) return this.#foundAfter(lost, late);
      throw new Refusal("The account's list of numbers still does not contain the number.");
    }
  }

  /** The time of a POST: for its answer, and for the reads after it. */
  get #postMs(): number {
    const { requestTimeoutMs } = this.#access.settings;
    return answerMs(this.#deadline, requestTimeoutMs) + confirmMs(this.#deadline);
  }

  /** This call could return fields too, but a refused field could fail it after Meta added the number. */
  async #post(): Promise<string> {
    const deadline = beforeConfirming(this.#deadline, this.#access.settings.requestTimeoutMs);
    const context = { ...this.#context("create"), deadline, meanings: MEANINGS_OF_ADDING };
    const edge = [this.#account.id, "phone_numbers"];
    const id = idIn(await this.#account.numbers.post(edge, bodyOf(INPUTS, this.#inputs), context));
    if (id === undefined) {
      const reason = { why: "the answer has no number id", kind: "unclear" } as const;
      throw new TransportError(context.action, reason, this.#access.words);
    }
    this.#entries.created(id);
    this.#progress = { is: "id known", id };
    return id;
  }

  /**
   * @param msToSearch the time for the reads; if it is too short for one, all the time that is left
   * @param isDuplicate whether Meta has said that the account has the number
   */
  async #search(
    msToSearch: number,
    details: string[],
    isDuplicate = false,
  ): Promise<GraphNumber | undefined> {
    const kept = msToSearch > 0 ? this.#deadline.msLeft - msToSearch : 0;
    const search = new Search(this.#account, this.#deadline.keeping(kept));
    const there = await search.until((listing) => this.#usable(listing, { isDuplicate }));
    if (there !== undefined) return there;
    details.push(`The account's list of numbers did not contain it (reads: ${search.reads}).`);
    if (this.#account.hidesStatus) details.push(STATUS_HIDDEN);
    return undefined;
  }

  #foundAfter(lost: CallError, there: GraphNumber): GraphNumber {
    this.#entries.created(there.id);
    this.#access.notify(
      `the answer to the creation of ${this.#subject} was lost. ${lost.facts} ` +
        `The number is on the account, with the id ${there.id}: it was recorded, and no second one was created. ` +
        `If it existed before this update, check in WhatsApp Manager that it is the right one.`,
    );
    return there;
  }

  async #alreadyThere(duplicate: GraphError): Promise<GraphNumber> {
    const adopts = this.#inputs.adoptExisting === true;
    const there = await this.#duplicateOf(duplicate, adopts ? "the declared one" : "any");
    if (adopts) return this.#adopted(there);
    const { id, verified_name: name } = there;
    const renamed =
      reportedInstead(this.#inputs.verifiedName, name) === undefined ? "" : ", and declare its display name";
    throw new Refusal(
      `${this.#subject} is on the account already, with the id ${id} and the display name "${name ?? ""}". Nothing was created. ` +
        `If you renamed or moved the resource in the program, add aliases: ["<URN>"], with the URN that ` +
        `\`pulumi stack --show-urns --show-ids\` shows for the id ${id}. ` +
        `If you forced a replacement, leave out --replace, or run \`pulumi state untaint '<URN>'\`. ` +
        `Otherwise adopt the number with adoptExisting: true${renamed}, or only look it up: ${this.#lookup(id)}.`,
    );
  }

  async #duplicateOf(duplicate: GraphError, names: Names): Promise<GraphNumber> {
    let why = "the account's list of numbers does not contain it";
    try {
      const listed = await this.#account.listAgain(this.#deadline);
      const there = listed.allowed ? this.#usable(listed.listing, { names, isDuplicate: true }) : undefined;
      if (there !== undefined) return there;
      if (!listed.allowed) why = "Meta does not let this token list the account's numbers";
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      why = error.facts;
    }
    throw new Refusal(
      `${duplicate.facts} Nothing was created. The provider could not read the id of ${this.#subject}: ${why}. ` +
        `Find it in WhatsApp Manager, then use it: ${this.#lookup("<id>")}.`,
    );
  }

  #adopted(there: GraphNumber): GraphNumber {
    this.#entries.adopted(there.id);
    this.#access.notify(
      `${this.#subject} exists already: the resource adopted it with the id ${there.id}. Nothing was created.`,
    );
    return there;
  }

  #usable(
    listing: Listing,
    { names = "the declared one", isDuplicate = false }: { names?: Names; isDuplicate?: boolean } = {},
  ): GraphNumber | undefined {
    // An entry without a status may be a deleted number, unless Meta refuses the number as a duplicate.
    if (this.#account.hidesStatus && !isDuplicate) return undefined;
    return entryToUse(listing, this.#inputs, { entries: this.#entries, subject: this.#subject, names });
  }

  #read(id: string): Promise<GraphNumber> {
    return this.#account.readUntilVisible(id, this.#context("read", id));
  }

  #unknownOutcome(details: readonly string[]): Refusal {
    return new Refusal(
      `Outcome unknown: Meta may have created ${this.#subject}. ${details.join(" ")} Nothing was recorded. ` +
        `Check in WhatsApp Manager whether the number is on account ${this.#account.id}. If it is not, run pulumi up again. ` +
        `If it is, adopt it: set adoptExisting: true and run pulumi up again. If Meta does not let the token list the account's numbers, ` +
        `look it up by its id: ${this.#lookup("<id>")}.`,
    );
  }

  #notInitialised(id: string, error: unknown): NotInitialised {
    const reason =
      `${this.#subject} was created with the id ${id} and recorded, but could not be read afterwards: ${textOf(error)} ` +
      `Then run pulumi up again: it reads the number, and creates nothing.`;
    return new NotInitialised(id, unreadState(this.#inputs, id), reason);
  }

  #lookup(id: string): string {
    return this.#access.words.lookup(CLASS_NAME, id, this.#account.id);
  }

  #context(verb: "create" | "read", id?: string): CallContext {
    const number = numberName(this.#inputs, id);
    return { action: `${verb} ${number} on ${accountName(this.#account.id)}`, deadline: this.#deadline };
  }
}

const underWay = (subject: string) =>
  `Another resource of this stack is creating ${subject} already. Nothing was created for this one. Remove one of the two from the program.`;

const STATUS_HIDDEN =
  "Meta does not show this app the status of numbers, so the list may contain deleted numbers.";
