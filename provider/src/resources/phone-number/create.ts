import type { Account } from "../../account/account";
import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/numbers";
import type { GraphAccess } from "../../engine/access";
import { NotInitialised, Refusal } from "../../engine/errors";
import { bodyOf } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Created } from "../../engine/resource-kind";
import type { Deadline } from "../../graph/clock";
import type { About } from "../../graph/graph-client";
import { GraphError } from "../../graph/graph-error";
import { idIn } from "../../graph/node-id";
import { TransportError } from "../../graph/transport-error";
import { checkNumber } from "./check";
import { reportedInstead } from "./display-names";
import { CLASS_NAME, INPUTS } from "./fields";
import { numberInputs, type NumberInputs } from "./inputs";
import { findDeclared } from "./match";
import { ALREADY_ON_THE_ACCOUNT, MEANINGS_OF_ADDING } from "./meanings";
import { stateOf, unreadState, type NumberState } from "./state";
import { accountName, numberName } from "./wording";

/** Looks after a lost answer, and the pauses before them: a listing may lag behind. */
const LOOK_PAUSES_MS = [0, 500, 1_000, 2_000, 4_000];

/**
 * Creates a number and makes sure of what it made: no number is created twice, and no id that was learnt is lost.
 *
 * @param properties the inputs as check gave them
 */
export async function createNumber(access: GraphAccess, properties: Properties): Promise<Created> {
  return new Creation(access, accepted(properties, access)).run();
}

/** The engine creates only what check accepted. Whoever calls without it gets the same reasons. */
function accepted(properties: Properties, { settings, words }: GraphAccess): NumberInputs {
  const { inputs, failures } = checkNumber({}, properties, { words, defaults: settings.inputDefaults });
  const parsed = numberInputs.safeParse(inputs);
  if (failures.length === 0 && parsed.success) return parsed.data;
  const reasons = failures.map(({ property, reason }) => `${property} ${reason}`);
  throw new Refusal(`Could not create the number: ${reasons.join("; ")}.`);
}

/** A number is known by what Meta shows of it, or by nothing but its id. */
type Known = { readonly number: GraphNumber } | { readonly id: string };

class Creation {
  readonly #access: GraphAccess;
  readonly #inputs: NumberInputs;
  readonly #account: Account;
  readonly #managed: Set<string>;
  readonly #what: string;
  readonly #deadline: Deadline;

  constructor(access: GraphAccess, inputs: NumberInputs) {
    const accounts = access.shared(accountsOf);
    this.#access = access;
    this.#inputs = inputs;
    this.#account = accounts.get(inputs.businessAccountId);
    this.#managed = accounts.managedNumbers;
    this.#what = `${numberName(inputs)} on ${accountName(this.#account.id)}`;
    this.#deadline = access.deadline();
  }

  async run(): Promise<Created> {
    const known = (await this.#takenOverBefore()) ?? (await this.#added());
    if ("number" in known) return { id: known.number.id, outs: stateOf(this.#inputs, known.number) };
    return { id: known.id, outs: await this.#read(known.id) };
  }

  /** With `adoptExisting` the number is looked for before anything is created. */
  async #takenOverBefore(): Promise<Known | undefined> {
    if (this.#inputs.adoptExisting !== true) return undefined;
    const look = await this.#account.look(this.#about("create"));
    // Where Meta refuses the listing, it still refuses a number that is there already.
    const there = look.allowed ? this.#declaredAmong(look.numbers) : undefined;
    return there === undefined ? undefined : this.#takenOver(there);
  }

  async #added(): Promise<Known> {
    try {
      return await this.#post();
    } catch (error) {
      if (isUnclear(error)) return this.#settled(error);
      if (isDuplicate(error)) return this.#alreadyThere(error);
      throw error;
    }
  }

  /** Fields could be asked of this call too, but one that is refused could fail it after the number was added. */
  async #post(): Promise<Known> {
    const about = { ...this.#about("create"), meanings: MEANINGS_OF_ADDING };
    const edge = [this.#account.id, "phone_numbers"];
    const id = idIn(await this.#account.post(edge, bodyOf(INPUTS, this.#inputs), about));
    if (id === undefined) {
      throw new TransportError(
        about.failed,
        "the answer has no id of a number",
        "unclear",
        this.#access.words,
      );
    }
    this.#managed.add(id);
    return { id };
  }

  /**
   * The answer was lost: the number may be there or not. It is looked for before anything else is sent. One that stays absent is created
   * once more, and one that Meta then calls a duplicate was there after all.
   */
  async #settled(lost: OfGraph): Promise<Known> {
    const there = await this.#lookFor(lost);
    if (there !== undefined) return this.#createdAfterAll(there, lost);
    if (this.#deadline.msToWait <= 0)
      throw this.#unknownOutcome(lost, "There was no time left for a second try.");
    try {
      return await this.#post();
    } catch (error) {
      if (!isUnclear(error) && !isDuplicate(error)) throw error;
      const late = await this.#lookFor(error);
      if (late !== undefined) return this.#createdAfterAll(late, lost);
      throw this.#unknownOutcome(
        error,
        "A second try did not tell either, and the account's list of numbers does not show it.",
      );
    }
  }

  async #lookFor(lost: Error): Promise<GraphNumber | undefined> {
    for (const pauseMs of LOOK_PAUSES_MS) {
      if (pauseMs >= this.#deadline.msToWait) break;
      await this.#access.clock.sleep(pauseMs);
      const there = this.#declaredAmong(await this.#numbersNow(lost));
      if (there !== undefined) return there;
    }
    return undefined;
  }

  async #numbersNow(lost: Error): Promise<readonly GraphNumber[]> {
    try {
      const look = await this.#account.lookAgain(this.#deadline);
      if (look.allowed) return look.numbers;
      throw look.by;
    } catch (error) {
      if (!isOfGraph(error)) throw error;
      throw this.#unknownOutcome(
        lost,
        `The account's numbers could not be looked at, so no second try was made: ${error.message}`,
      );
    }
  }

  #createdAfterAll(there: GraphNumber, lost: Error): Known {
    this.#claim(there);
    this.#access.notify(
      `the answer to the creation of ${this.#what} was lost (${lost.message}) ` +
        `The number is on the account, with the id ${there.id}: it was recorded, and no second one was created.`,
    );
    return { number: there };
  }

  #unknownOutcome(lost: Error, why: string): Refusal {
    return new Refusal(
      `Outcome unknown: it is not certain whether ${this.#what} was created. ${lost.message} ${why} Nothing was recorded. ` +
        `Look in WhatsApp Manager whether the number is on account ${this.#account.id}. If it is not, run pulumi up again. ` +
        `If it is, take it over: set adoptExisting: true and run pulumi up again; where Meta does not let the token list the account's numbers, ` +
        `look it up by its id: ${this.#lookup("<id>")}.`,
    );
  }

  async #alreadyThere(duplicate: GraphError): Promise<Known> {
    const there = await this.#duplicateOf(duplicate);
    if (this.#inputs.adoptExisting === true) return this.#takenOver(there);
    this.#refuseManaged(there);
    throw new Refusal(
      `${this.#what} is there already, with the id ${there.id} and the display name "${there.verified_name ?? ""}". ` +
        `Nothing was created. Either take it over: adoptExisting: true; or only look it up: ` +
        `${this.#lookup(there.id)}.`,
    );
  }

  async #duplicateOf(duplicate: GraphError): Promise<GraphNumber> {
    let why = "its list of numbers does not show it";
    try {
      const look = await this.#account.lookAgain(this.#deadline);
      const there = look.allowed ? this.#declaredAmong(look.numbers) : undefined;
      if (there !== undefined) return there;
      if (!look.allowed) why = "Meta does not let this token list its numbers";
    } catch (error) {
      if (!isOfGraph(error)) throw error;
      why = error.message;
    }
    throw new Refusal(
      `${duplicate.message} Nothing was created. The id of ${this.#what} could not be found out: ${why}. WhatsApp Manager shows it.`,
    );
  }

  #takenOver(there: GraphNumber): Known {
    this.#claim(there);
    this.#access.notify(
      `${this.#what} was there already: took it over with the id ${there.id}, nothing was created.`,
    );
    return { number: there };
  }

  /** Makes the number this resource's own, before any other operation gets its turn. */
  #claim(there: GraphNumber): void {
    this.#refuseManaged(there);
    this.#refuseOtherName(there);
    this.#managed.add(there.id);
  }

  /** Two resources for one number would take turns in breaking each other. */
  #refuseManaged({ id }: GraphNumber): void {
    if (!this.#managed.has(id)) return;
    throw new Refusal(
      `${this.#what} is there already, with the id ${id}, and another resource of this stack manages it. ` +
        `Nothing was created. Remove one of the two from the program.`,
    );
  }

  #refuseOtherName({ id, verified_name: reported }: GraphNumber): void {
    const declared = this.#inputs.verifiedName;
    const instead = declared === undefined ? undefined : reportedInstead(declared, reported);
    if (declared === undefined || instead === undefined) return;
    throw new Refusal(
      `${this.#what} is there with the id ${id}, but its display name is "${instead}" and the program declares "${declared}": ` +
        `it was not taken over. Either declare "${instead}", or rename the number in WhatsApp Manager; ` +
        `then run pulumi up again with adoptExisting: true.`,
    );
  }

  /** From here on the number exists: whatever fails, its id is recorded. */
  async #read(id: string): Promise<NumberState> {
    try {
      return stateOf(this.#inputs, await this.#account.readUntilVisible(id, this.#about("read", id)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const reason =
        `${this.#what} was created with the id ${id} and recorded, but could not be read afterwards: ${why} ` +
        `Run pulumi up again: it reads the number, and creates nothing.`;
      throw new NotInitialised(id, unreadState(this.#inputs, id), reason);
    }
  }

  #lookup(id: string): string {
    return this.#access.words.lookup(CLASS_NAME, id, this.#account.id);
  }

  #declaredAmong(numbers: readonly GraphNumber[]): GraphNumber | undefined {
    return findDeclared(numbers, this.#inputs);
  }

  #about(verb: "create" | "read", id?: string): About {
    const number = numberName(this.#inputs, id);
    return { failed: `${verb} ${number} on ${accountName(this.#account.id)}`, deadline: this.#deadline };
  }
}

type OfGraph = GraphError | TransportError;

function isOfGraph(error: unknown): error is OfGraph {
  return error instanceof GraphError || error instanceof TransportError;
}

function isUnclear(error: unknown): error is OfGraph {
  return isOfGraph(error) && error.kind === "unclear";
}

function isDuplicate(error: unknown): error is GraphError {
  return error instanceof GraphError && error.is(ALREADY_ON_THE_ACCOUNT);
}
