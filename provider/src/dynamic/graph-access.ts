import { Account } from "../graph/account";
import { Deadline, type Clock } from "../graph/clock";
import { GraphClient } from "../graph/graph-client";
import { Numbers } from "../graph/numbers";
import { printable } from "../graph/printable";
import { Refusal } from "./engine-errors";
import type { Settings } from "./settings";

/**
 * Graph as the stack's settings allow it. One client and one object per account for the whole process, so that what one operation learns
 * (a throttle, a refused listing, the numbers themselves) serves the others.
 */
export class GraphAccess {
  readonly #accounts = new Map<string, Account>();
  #client: GraphClient | undefined;
  #withEveryToken: readonly Numbers[] | undefined;

  /** @param print shows a line to the person who runs Pulumi */
  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly print: (line: string) => void,
  ) {}

  deadline(): Deadline {
    return new Deadline(this.clock, this.settings.operationMs);
  }

  account(id: string): Account {
    const known = this.#accounts.get(id);
    if (known !== undefined) return known;
    // State and lookups are not checked before: an id becomes part of an address, and chooses the token.
    if (!/^\d+$/.test(id)) {
      throw new Refusal(
        `"${id}" is not the id of a WhatsApp Business Account: write its digits as businessAccountId.`,
      );
    }
    const { clock, settings } = this;
    const account = new Account(id, this.#numbers(settings.tokenFor(id), id), clock, settings.operationMs);
    this.#accounts.set(id, account);
    return account;
  }

  /** Ways to read a number whose account is not known: one for each token. */
  withEveryToken(): readonly Numbers[] {
    this.#withEveryToken ??= this.settings.everyToken().map((token) => this.#numbers(token, undefined));
    return this.#withEveryToken;
  }

  /** Shows a line, our own secrets hidden in it. */
  readonly notify = (line: string): void => {
    this.print(printable(this.settings.hide(line)));
  };

  #numbers(token: string, account: string | undefined): Numbers {
    this.#client ??= new GraphClient(this.settings.connection(), this.notify);
    return new Numbers(this.#client, token, account, this.notify);
  }
}
