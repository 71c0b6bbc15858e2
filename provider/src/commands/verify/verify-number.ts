import type { GraphNumber } from "../../account/graph-number";
import { isRegistered, isUnverified, nextStepOf, type NextStep } from "../../account/next-step";
import type { NumberNode } from "../../account/number-node";
import type { GraphAccess } from "../../engine/access";
import { textOf } from "../../engine/errors";
import { CallError } from "../../graph/call-error";
import type { CallContext } from "../../graph/graph-client";
import { GraphError } from "../../graph/graph-error";
import { Stopped } from "../terminal";
import { spellingsOf } from "./code";
import type { Codes } from "./codes";
import { lockTime } from "./lock";
import { CANNOT_REQUEST, MEANINGS_OF_VERIFYING, WRONG_CODE } from "./meanings";
import { chooseMethod, type Method } from "./method";
import { EXIT, internationalOf, type Exit } from "./outcome";

const TRIES = 3;

const NEXT: Readonly<Partial<Record<NextStep, string>>> = {
  register: " Next: register it by pulumi up, with a WhatsAppRegistration.",
  "wait for the name": " Next: wait until Meta has reviewed its display name.",
};

const WAYS = {
  sms: { message: "an SMS", promise: "Meta sends an SMS with a code.", other: "voice" },
  voice: { message: "a call", promise: "Meta calls and says a code.", other: "sms" },
} as const;

export interface Verification {
  readonly access: GraphAccess;
  readonly say: (line: string) => void;
  /** Waits for a call. The person gets a line if it takes long. */
  readonly waitFor: <T>(call: Promise<T>) => Promise<T>;
  /** `undefined`: by the number's type. */
  readonly method: Method | undefined;
  readonly language: string;
  /** `undefined` if nobody can be asked for the code. */
  readonly codesFor: ((number: GraphNumber) => Codes) | undefined;
}

/** The end of a number that needs no further action, with a sentence for people. */
interface VerificationResult {
  readonly exit: Exit;
  readonly text: string;
}

const verified = (text: string): VerificationResult => ({ exit: EXIT.verified, text });
const asFailed = (text: string): VerificationResult => ({ exit: EXIT.failed, text });

/** One number, from the first read to its verification. It remembers each sent request, so that a stopped command can report it. */
export class NumberVerification {
  #number: GraphNumber;
  #sent: Method | undefined;

  constructor(
    readonly verification: Verification,
    readonly node: Pick<NumberNode, "read" | "post">,
    number: GraphNumber,
  ) {
    this.#number = number;
  }

  /** The number as it was read last. */
  get number(): GraphNumber {
    return this.#number;
  }

  /** The way in which Meta sent a code, or may have sent it. */
  get sent(): Method | undefined {
    return this.#sent;
  }

  /** The number for messages: `+1 202-555-0123`. */
  get name(): string {
    return this.#number.display_phone_number ?? `the number with the id ${this.#number.id}`;
  }

  async run(): Promise<VerificationResult> {
    const { codesFor } = this.verification;
    const end = this.#endWithoutCode();
    if (end !== undefined) return end;
    if (codesFor === undefined) {
      return {
        exit: EXIT.codeNeeded,
        text:
          `${this.name} needs a code, and there is no terminal to ask for it. Nothing was sent. ` +
          `Run the command in a terminal, or add --code-from with a command that prints the code.`,
      };
    }
    try {
      const requested = await this.#request();
      if (requested !== undefined) return requested;
      return await this.#prove(codesFor(this.#number));
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return asFailed(textOf(error));
    }
  }

  #endWithoutCode(): VerificationResult | undefined {
    if (isUnverified(this.#number) === null) {
      return asFailed(
        `Meta does not say whether ${this.name} is verified (code_verification_status is ${this.#number.code_verification_status ?? "missing"}), so nothing was sent. ` +
          `Check the number in WhatsApp Manager.`,
      );
    }
    if (isUnverified(this.#number) === false)
      return verified(`${this.name} is verified already. Nothing was sent.`);
    // EXPIRED is normal for a registered number.
    if (isRegistered(this.#number) === true)
      return verified(`${this.name} is registered, so it needs no code. Nothing was sent.`);
    return undefined;
  }

  /** Sends one message to the number. Returns nothing if Meta has sent a code, or may have. */
  async #request(): Promise<VerificationResult | undefined> {
    const { say, method: wanted, language } = this.verification;
    const choice = chooseMethod((internationalOf(this.#number) ?? "").slice(1));
    const method = wanted ?? choice.method;
    const { message, promise, other } = WAYS[method];
    const why = wanted === undefined ? `, which ${choice.reason} (or use --method ${other})` : "";
    say(`Asking Meta for ${message} to ${this.name}${why}.`);
    this.#sent = method;
    const params = { code_method: method.toUpperCase(), language };
    try {
      await this.#post("request_code", params, this.#context(`request a code for ${this.name}`));
      say(`${promise} It works for about 10 minutes.`);
      return undefined;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.kind === "unclear") return this.#afterLostRequest(error);
      this.#sent = undefined;
      return this.#refused(error);
    }
  }

  /** The first code may be on its way, and a second request would send a second message. */
  async #afterLostRequest(error: CallError): Promise<VerificationResult | undefined> {
    const { say } = this.verification;
    if (await this.#isVerifiedNow().catch(() => false)) return verified(`${this.name} is verified by now.`);
    say(
      `${error.facts} Meta may have sent a code anyway, so no other is requested. If a code arrives, enter it.`,
    );
    return undefined;
  }

  async #prove(codes: Codes): Promise<VerificationResult> {
    const refused = new Set<string>();
    const entered: string[] = [];
    for (let tries = 1; ; tries++) {
      const code = await codes.next(refused);
      entered.push(code);
      const failure = await this.#failureOf(code, entered.flatMap(spellingsOf));
      if (failure === undefined) return this.#proved();
      const isWrong = failure instanceof GraphError && failure.code === WRONG_CODE;
      if (!isWrong && failure.kind !== "unclear") return this.#refused(failure);
      if (isWrong) refused.add(code);
      else if (await this.#isVerifiedNow()) {
        return verified(
          `${this.name} is verified. Meta's answer to the code was lost, but a read confirms it.`,
        );
      }
      if (tries === TRIES) return asFailed(`${failure.facts} ${NO_TRIES}`);
      const left = `Tries left: ${TRIES - tries}.`;
      this.verification.say(
        isWrong
          ? `The code is wrong or expired. ${left}`
          : `${failure.facts} Meta shows ${this.name} as not verified, so the code may not have arrived: enter it again. ${left}`,
      );
    }
  }

  async #failureOf(code: string, secrets: readonly string[]): Promise<CallError | undefined> {
    const context = { ...this.#context(`verify ${this.name}`), secrets };
    try {
      await this.#post("verify_code", { code }, context);
      return undefined;
    } catch (error) {
      if (error instanceof CallError) return error;
      throw error;
    }
  }

  #post(edge: string, params: Readonly<Record<string, string>>, context: CallContext): Promise<unknown> {
    const meanings = MEANINGS_OF_VERIFYING;
    return this.verification.waitFor(this.node.post(edge, params, { ...context, meanings }));
  }

  /** Meta has accepted the code. The read afterwards only finds the next step. */
  async #proved(): Promise<VerificationResult> {
    const isShown = await this.#isVerifiedNow().catch(() => false);
    if (!isShown) this.#number = { ...this.#number, code_verification_status: "VERIFIED" };
    const next = nextStepOf(this.#number);
    return verified(`${this.name} is verified.${next === null ? "" : (NEXT[next] ?? "")}`);
  }

  /** Meta gives one code for "verified already" and "locked", so a read decides. */
  async #refused(error: CallError): Promise<VerificationResult> {
    if (!(error instanceof GraphError) || error.code !== CANNOT_REQUEST) return asFailed(error.message);
    try {
      if (await this.#isVerifiedNow()) return verified(`${this.name} is verified by now.`);
    } catch (unread) {
      return asFailed(`${error.message} Which of the two is unknown: ${textOf(unread)}`);
    }
    if (isUnverified(this.#number) === null) return asFailed(error.message);
    const { message, error_user_title: title, error_user_msg: text, error_data } = error.answer;
    const time = lockTime([text, error_data.details, title, message].join(" "));
    return {
      exit: EXIT.locked,
      text: `${error.facts} ${this.name} is not verified, so Meta has locked it after too many codes. Run the command again in ${time}, not before.`,
    };
  }

  async #isVerifiedNow(): Promise<boolean> {
    const reading = this.node.read(this.#context(`read ${this.name}`));
    this.#number = await this.verification.waitFor(reading);
    return isUnverified(this.#number) === false;
  }

  #context(action: string): CallContext {
    return { action, deadline: this.verification.access.deadline() };
  }
}

const NO_TRIES = `That was the last of ${TRIES} tries. Run the command again: it requests a new code, and earlier codes stop working.`;
