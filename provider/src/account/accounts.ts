import type { Clock } from "../graph/clock";
import { Refusal } from "../graph/refusal";
import { Account } from "./account";
import { Entries } from "./entries";
import { Numbers, type TokenGraph } from "./numbers";

/** The parts of a stack's access that its accounts use. */
export interface StackGraph extends TokenGraph {
  readonly clock: Clock;
  readonly settings: TokenGraph["settings"] & {
    readonly operationMs: number;
    tokenFor(account: string): string;
    everyToken(): readonly string[];
  };
}

/** The accounts of a stack. One object per account and process, so operations share a refused listing and the numbers. */
export class Accounts {
  readonly entries = new Entries();
  readonly #graph: StackGraph;
  readonly #accounts = new Map<string, Account>();
  #withEveryToken: readonly Numbers[] | undefined;

  constructor(graph: StackGraph) {
    this.#graph = graph;
  }

  /** The account of that id, with its own token. */
  get(id: string): Account {
    const known = this.#accounts.get(id);
    if (known !== undefined) return known;
    // Nothing has checked state and lookups before: an id becomes part of an address, and chooses the token.
    if (!/^\d+$/.test(id)) {
      throw new Refusal(
        `"${id}" is not the id of a WhatsApp Business Account: write its digits as businessAccountId.`,
      );
    }
    const { clock, settings } = this.#graph;
    const account = new Account(id, this.#numbers(settings.tokenFor(id), id), clock, settings.operationMs);
    this.#accounts.set(id, account);
    return account;
  }

  /** Ways to read a number whose account is not known: one for each token. */
  withEveryToken(): readonly Numbers[] {
    this.#withEveryToken ??= this.#graph.settings
      .everyToken()
      .map((token) => this.#numbers(token, undefined));
    return this.#withEveryToken;
  }

  #numbers(token: string, account: string | undefined): Numbers {
    return new Numbers(this.#graph, token, account);
  }
}

/** Creates the accounts of a stack. `GraphAccess.shared` keeps one object of them per process. */
export const accountsOf = (graph: StackGraph) => new Accounts(graph);
