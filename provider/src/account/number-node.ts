import type { CallContext } from "../graph/graph-client";
import { GraphError, hasTag } from "../graph/graph-error";
import { Refusal } from "../graph/refusal";
import type { Account } from "./account";
import type { Accounts } from "./accounts";
import { refreshedNumber } from "./doubt";
import { isLiving, type GraphNumber } from "./graph-number";
import type { Numbers } from "./numbers";

type Params = Readonly<Record<string, unknown>>;

/** One number, through the token that reaches it: its account's token. If the account is not known, the first token that may see the number. */
export class NumberNode {
  readonly #account: Account | undefined;
  readonly #candidates: readonly Numbers[];
  #reachedBy: Numbers | undefined;

  constructor(
    readonly id: string,
    businessAccountId: string | undefined,
    accounts: Accounts,
  ) {
    this.#account = businessAccountId === undefined ? undefined : accounts.get(businessAccountId);
    this.#candidates = this.#account === undefined ? accounts.withEveryToken() : [this.#account.numbers];
  }

  /** Fails if Meta does not show the number, and if Meta shows it as deleted or moved away. */
  async read(context: CallContext): Promise<GraphNumber> {
    const number = await this.withToken(context, (numbers) => numbers.readWithPin(this.id, context));
    if (isLiving(number)) return number;
    throw new Refusal(
      `Could not ${context.action}: the number was deleted or moved to another account (status ${number.status ?? "unknown"}). Check its id in WhatsApp Manager.`,
    );
  }

  /** `undefined` if the number is certainly gone: Meta shows it as deleted or moved away, or its account can be read and lacks it. */
  async readIfThere(context: CallContext): Promise<GraphNumber | undefined> {
    const account = this.#account;
    if (account === undefined) {
      const number = await this.withToken(context, (numbers) => numbers.readWithPin(this.id, context));
      return isLiving(number) ? number : undefined;
    }
    try {
      const number = await account.numbers.readWithPin(this.id, context);
      return isLiving(number) ? number : undefined;
    } catch (error) {
      if (!hasTag(error, "hidden")) throw error;
      return refreshedNumber(account, this.id, context);
    }
  }

  /**
   * The same for a refresh: if the account is known, the number is read together with others of it.
   *
   * @param reader the resource that is refreshed: "registration"
   * @param isKnown whether the state has the same. If not, the number itself is read: a list may lag, or hide a field
   */
  async readForRefresh(
    reader: string,
    context: CallContext,
    isKnown: (listed: GraphNumber) => boolean = () => true,
  ): Promise<GraphNumber | undefined> {
    if (this.#account === undefined) return this.readIfThere(context);
    const listed = await refreshedNumber(this.#account, this.id, context, reader);
    return listed === undefined || isKnown(listed) ? listed : this.readIfThere(context);
  }

  /** Reads the number itself, or an edge of it: `"settings"`. */
  get(edge: string | undefined, params: Params, context: CallContext): Promise<unknown> {
    return this.withToken(context, (numbers) => numbers.get(this.#path(edge), params, context));
  }

  /** Calls the number itself, or an edge of it. Only after a read, which finds the token. */
  post(edge: string | undefined, params: Params, context: CallContext): Promise<unknown> {
    return this.withToken(context, (numbers) => numbers.post(this.#path(edge), params, context));
  }

  #path(edge: string | undefined): string[] {
    return edge === undefined ? [this.id] : [this.id, edge];
  }

  /** Makes the call with the token that reaches the number. Until one does, this tries each of them. */
  async withToken<T>(context: CallContext, call: (numbers: Numbers) => Promise<T>): Promise<T> {
    const [only, ...others] = this.#candidates;
    const reachedBy = this.#reachedBy ?? (others.length === 0 ? only : undefined);
    if (reachedBy !== undefined) return call(reachedBy);
    let refused: GraphError | undefined;
    for (const numbers of this.#candidates) {
      try {
        const answer = await call(numbers);
        this.#reachedBy = numbers;
        return answer;
      } catch (error) {
        if (!(error instanceof GraphError) || error.kind !== "final") throw error;
        refused ??= error;
      }
    }
    throw new Refusal(
      `${refused?.facts ?? `Could not ${context.action}.`} None of the ${this.#candidates.length} tokens can read the number. ` +
        `Check its id in WhatsApp Manager, and set businessAccountId to the id of its account.`,
    );
  }
}
