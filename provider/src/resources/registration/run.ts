import { accountsOf } from "../../account/accounts";
import type { GraphNumber } from "../../account/graph-number";
import { isRegistered } from "../../account/next-step";
import { NumberNode } from "../../account/number-node";
import { accepted } from "../../engine/accepted";
import type { GraphAccess } from "../../engine/access";
import { NotInitialised, Refusal } from "../../engine/errors";
import { changed, secretsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { INPUTS, type Pending } from "./fields";
import { registrationInputs, type RegistrationInputs } from "./inputs";
import { MEANINGS_OF_REGISTERING } from "./meanings";
import type { Memory } from "./memory";
import { recentCalls } from "./own-quota";
import { stateOf, type RegistrationState } from "./state";
import { numberName } from "../../account/number-name";
import { momentOf } from "./wording";

/** One creation or update of a registration: the declared values, and the facts and calls so far. */
export class Run {
  readonly inputs: RegistrationInputs;
  readonly node: NumberNode;
  #deadline: Deadline;
  readonly #calls: string[];
  #number: GraphNumber | undefined;
  /** Changes that Meta has not accepted yet. */
  readonly #open: Set<string>;
  #callsOfThisRun = 0;
  #isOffline = false;
  #pinWasSet = false;

  /**
   * @param olds the old outputs, empty for a creation
   * @param news the inputs as check returned them
   */
  constructor(
    readonly access: GraphAccess,
    readonly memory: Memory,
    readonly olds: Properties,
    news: Properties,
  ) {
    this.inputs = accepted(registrationInputs, news, "register the number");
    this.node = new NumberNode(
      this.inputs.phoneNumberId,
      this.inputs.businessAccountId,
      access.shared(accountsOf),
    );
    this.#deadline = access.deadline();
    this.#calls = recentCalls(olds.registerCalls, access.clock.epochMs());
    this.#open = new Set(olds.phoneNumberId === undefined ? [] : this.changes.filter(isAtMeta));
  }

  get deadline(): Deadline {
    return this.#deadline;
  }

  get id(): string {
    return this.node.id;
  }

  /** How messages name the number. */
  get name(): string {
    return numberName(this.id, this.#number);
  }

  /** The number as the last read showed it. */
  get number(): GraphNumber {
    if (this.#number === undefined) throw new Error("The number was not read");
    return this.#number;
  }

  /** The inputs whose change is an update. */
  get changes(): string[] {
    return changed(INPUTS, "updates", this.olds, { ...this.inputs });
  }

  /** Whether the program changes the input, and Meta has not accepted the change yet. */
  isOpen(name: StoredInput): boolean {
    return this.#open.has(name);
  }

  /** Meta has accepted these changes, or certainly had them already. */
  fulfil(...names: StoredInput[]): void {
    for (const name of names) this.#open.delete(name);
  }

  /** The times of our calls, also of earlier runs. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** @param verb the action: "register" */
  context(verb: string, deadline = this.deadline): CallContext {
    return {
      action: `${verb} ${this.name}`,
      deadline,
      meanings: MEANINGS_OF_REGISTERING,
      secrets: secretsIn(INPUTS, this.inputs, this.olds),
    };
  }

  /** Reads the number as it is now. */
  async readNumber(deadline = this.deadline): Promise<GraphNumber> {
    const number = await this.node.read(this.context("read", deadline));
    // A read may be older than a PIN that Meta has accepted.
    const lags = this.#pinWasSet && number.is_pin_enabled === false;
    this.#number = lags ? { ...number, is_pin_enabled: true } : number;
    return this.#number;
  }

  /** The same, for a number that may be gone. Returns whether it exists. */
  async lookIfThere(): Promise<boolean> {
    this.#number = await this.node.readIfThere(this.context("read"));
    return this.#number !== undefined;
  }

  pinIsSet(): void {
    this.fulfil("pin");
    this.#pinWasSet = true;
    this.#number = { ...this.number, is_pin_enabled: true };
  }

  /**
   * This run has taken the number offline, to bring it back at once. The following calls get a whole operation's time, because a
   * number must not stay offline for lack of time.
   */
  wentOffline(): void {
    this.#isOffline = true;
    this.#deadline = this.access.deadline();
    this.#number = { ...this.number, platform_type: "NOT_APPLICABLE", status: null };
  }

  /** Before the request, because afterwards it may be too late. */
  noteCall(): void {
    this.#callsOfThisRun += 1;
    this.#calls.push(momentOf(this.access.clock.epochMs()));
  }

  /** The request certainly did not reach Meta. */
  forgetCall(): void {
    this.#callsOfThisRun -= 1;
    this.#calls.pop();
  }

  state(pending: Pending | null): RegistrationState {
    return stateOf(this.#fulfilled(), {
      number: this.number,
      pending,
      registerCalls: recentCalls(this.#calls, this.access.clock.epochMs()),
    });
  }

  /** Records the waiting registration, which the next `pulumi up` completes. If the program requires it now, this is a failure. */
  waits(pending: Pending, line: string): RegistrationState {
    if (this.inputs.required === true) throw this.failure(pending, `${line} ${REQUIRED}`);
    this.access.notify(this.#withStanding(line));
    return this.state(pending);
  }

  /** An error that loses nothing: after a call, or while the number is offline, it records the registration. */
  failure(pending: Pending | null, reason: string): NotInitialised | Refusal {
    const isRecorded = this.#callsOfThisRun > 0 || this.#isOffline;
    const text = this.#withStanding(reason);
    return isRecorded ? new NotInitialised(this.id, this.state(pending), text) : new Refusal(text);
  }

  /** First, because a person must know that the number is offline. */
  #withStanding(text: string): string {
    const isStillOffline = this.#isOffline && isRegistered(this.number) !== true;
    return isStillOffline
      ? `${this.name} is offline now: it was deregistered for its data region, and is not registered yet. ${text}`
      : text;
  }

  /** A change that Meta has not accepted keeps its old value, so that the next `pulumi up` sees it. */
  #fulfilled(): Partial<RegistrationInputs> {
    const inputs = Object.entries(this.inputs).filter(([name]) => !this.#open.has(name));
    // Meta may hide the value of a wish for a while, but the wish was fulfilled all the same.
    const kept = this.inputs.registerAgain === undefined ? ["registerAgain"] : [];
    const olds = [...this.#open, ...kept].map((name) => [name, this.olds[name]] as const);
    const both = [...inputs, ...olds].filter(([, value]) => value !== undefined);
    return Object.fromEntries(both);
  }
}

/** The inputs that Meta stores. */
const AT_META = ["pin", "dataRegion", "registerAgain"] as const;
type StoredInput = (typeof AT_META)[number];
const isAtMeta = (name: string) => AT_META.some((one) => one === name);

const REQUIRED = "The program sets required: true, so this fails instead of waiting.";
