import * as z from "zod";
import { CallError } from "../graph/call-error";
import type { Deadline } from "../graph/clock";
import type { CallContext, GraphClient } from "../graph/graph-client";
import { hasTag } from "../graph/graph-error";
import { idIn, nodeId, withExactId } from "../graph/node-id";
import type { Method } from "../graph/transport";
import { Refusal } from "../graph/refusal";
import { TransportError } from "../graph/transport-error";
import type { ListingLimits } from "./listing-limits";
import {
  FIELD_SETS,
  FIELD_SETS_WITH_PIN,
  graphNumber,
  outputName,
  PIN,
  type GraphNumber,
} from "./graph-number";
import { pageIn, type Cursor, type Page } from "./page";
import { AppUnknown } from "./app-unknown";
import { VisibleFields } from "./visible-fields";

/** An account that the token may see, because Meta shows its name to nobody else. */
const visibleAccount = z.object({ id: nodeId, name: z.string() });

/** Pages get smaller if Meta has too much to answer. */
const FIRST_PAGE_SIZE = 100;
/** Far above the pages of any account, so that a listing without an end stops. */
const MAX_PAGES = 1_000;

/** The parts of a stack's access that the calls of one token use. */
export interface TokenGraph {
  readonly client: GraphClient;
  readonly settings: { readonly appId: string | undefined };
  readonly notify: (line: string) => void;
}

/** Reads numbers with one token, and makes the calls of that token. One HTTP request each, but for retries. */
export class Numbers {
  readonly #graph: TokenGraph;
  readonly #token: string;
  readonly #account: string | undefined;
  readonly #fields = new VisibleFields(FIELD_SETS, (hidden, code) => {
    this.#warnOfHiddenFields(hidden, code);
  });
  readonly #fieldsWithPin = new VisibleFields(FIELD_SETS_WITH_PIN, (hidden, code) => {
    this.#warnOfHiddenFields(hidden, code);
  });
  /** Meta may hide a field in its list alone. A registration whose PIN the list hides reads its number. */
  readonly #fieldsOfList = new VisibleFields(FIELD_SETS_WITH_PIN, (hidden, code) => {
    const missing = hidden.filter((field) => field !== PIN);
    this.#warnOfHiddenFields(missing, code);
  });
  readonly #warnedOf = new Set<string>();
  #pageSize = FIRST_PAGE_SIZE;
  #appId: string | undefined;

  /** @param account the account of the token; `undefined` if it is not known */
  constructor(graph: TokenGraph, token: string, account: string | undefined) {
    this.#graph = graph;
    this.#token = token;
    this.#account = account;
  }

  /**
   * The id of the token's app, asked for once. The stack's setting counts if Meta does not name the app. A setting fails if Meta
   * names another app, because calls change things for the app that makes them.
   */
  async appId(context: CallContext): Promise<string> {
    this.#appId ??= await this.#readAppId(context);
    return this.#appId;
  }

  async #readAppId(context: CallContext): Promise<string> {
    const { appId: setting } = this.#graph.settings;
    const name = `${this.#graph.client.words.setting("appId")} (or WHATSAPP_APP_ID)`;
    let shown: string | undefined;
    let failure: CallError | undefined;
    try {
      shown = idIn(await this.#call("GET", ["app"], { fields: "id" }, context));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure = error;
    }
    if (setting !== undefined && shown !== undefined && shown !== setting) {
      throw new Refusal(
        `Could not ${context.action}: the token belongs to app ${shown}, but ${name} is ${setting}. Nothing was changed. ` +
          `Correct the setting, or remove it: the provider then reads the app of each token from Meta.`,
      );
    }
    const id = shown ?? setting;
    if (id !== undefined) return id;
    if (failure !== undefined && failure.kind !== "final") throw failure;
    throw new AppUnknown(
      `${failure?.facts ?? `Could not ${context.action}.`} Meta does not return the app of the token: set ${name} to the app's id.`,
    );
  }

  /** Calls an edge of a node: `["100000000000001", "phone_numbers"]`. */
  post(
    edge: readonly string[],
    params: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<unknown> {
    return this.#call("POST", edge, params, context);
  }

  /** Reads an edge of a node. */
  get(
    edge: readonly string[],
    params: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<unknown> {
    return this.#call("GET", edge, params, context);
  }

  read(id: string, context: CallContext): Promise<GraphNumber> {
    return this.#read(id, context, this.#fields);
  }

  /** The number, and whether two-step verification is on. */
  readWithPin(id: string, context: CallContext): Promise<GraphNumber> {
    return this.#read(id, context, this.#fieldsWithPin);
  }

  async #read(id: string, context: CallContext, visible: VisibleFields): Promise<GraphNumber> {
    const json = await visible.ask((fields) => this.#call("GET", [id], { fields }, context));
    const answer = graphNumber.safeParse(withExactId(json, id));
    if (!answer.success) throw this.#notGraphs("the answer is not a phone number", context.action);
    if (answer.data.id !== id) {
      throw this.#notGraphs(`the answer is for another number (id ${answer.data.id})`, context.action);
    }
    return answer.data;
  }

  /** The account's numbers, page by page, each fetched when it is asked for. */
  async *list(account: string, action: string, limits: ListingLimits): AsyncGenerator<Page, void, undefined> {
    const visited = new Set<string>();
    let at: Cursor | undefined = {};
    while (at !== undefined) {
      if (visited.size === MAX_PAGES)
        throw this.#notGraphs(
          `the list of numbers has more than ${MAX_PAGES.toLocaleString("en")} pages`,
          action,
        );
      visited.add(JSON.stringify(at));
      const from: Cursor = at;
      const page = pageIn(await limits.onPage((limit) => this.#page(account, from, { action, ...limit })));
      if (page === undefined) throw this.#notGraphs("the answer is not a list of phone numbers", action);
      yield page;
      // Meta leads back to a page that was there already: that ends the listing.
      at = visited.has(JSON.stringify(page.next)) ? undefined : page.next;
    }
  }

  async #page(account: string, from: Cursor, context: CallContext): Promise<unknown> {
    const ask = (fields: string) =>
      this.#call("GET", [account, "phone_numbers"], { limit: this.#pageSize, ...from, fields }, context);
    for (;;) {
      try {
        return await this.#fieldsOfList.ask(ask);
      } catch (error) {
        if (!hasTag(error, "ask for less") || this.#pageSize === 1) throw error;
        this.#pageSize = Math.floor(this.#pageSize / 2);
      }
    }
  }

  /**
   * Whether the account can be read, as far as Meta's answer proves it. An answer without content, or of another account, proves
   * nothing. Fails if neither yes nor no is certain.
   */
  async canRead(account: string, context: CallContext): Promise<boolean> {
    try {
      const answer = await this.#call("GET", [account], { fields: "id,name" }, context);
      return visibleAccount.safeParse(answer).data?.id === account;
    } catch (error) {
      if (hasTag(error, "hidden") || hasTag(error, "listing refused")) return false;
      throw error;
    }
  }

  /** Sends a file into an upload session, whose id is an address: `upload:MTph...?sig=ARZ...`. */
  sendFile(session: string, file: Buffer, context: CallContext): Promise<unknown> {
    const { client } = this.#graph;
    const call = { method: "POST", path: session, params: {}, file } as const;
    return client.call({ ...call, token: this.#token, account: this.#account, ...context });
  }

  /** Deletes at an edge of a node. */
  delete(edge: readonly string[], context: CallContext): Promise<unknown> {
    return this.#call("DELETE", edge, {}, context);
  }

  #call(
    method: Method,
    edge: readonly string[],
    params: Readonly<Record<string, unknown>>,
    context: CallContext,
  ): Promise<unknown> {
    // Ids come from programs and from state: a text that is no id must not lead to another address.
    const path = edge.map((segment) => encodeURIComponent(segment)).join("/");
    return this.#graph.client.call({
      method,
      path,
      params,
      token: this.#token,
      account: this.#account,
      ...context,
    });
  }

  /** Whether Meta refuses to show the status: then an entry of a listing may be a deleted number. */
  get hidesStatus(): boolean {
    return !this.#fields.includes("status") || !this.#fieldsOfList.includes("status");
  }

  /** The error of an operation whose time ends while it waits for a listing that others share. */
  tooLate(action: string, { totalText }: Deadline): TransportError {
    const why = `Meta did not answer within the time for this operation (${totalText})`;
    return new TransportError(action, { why, kind: "unclear" }, this.#graph.client.words);
  }

  #notGraphs(why: string, action: string): TransportError {
    return new TransportError(action, { why, kind: "final" }, this.#graph.client.words);
  }

  #warnOfHiddenFields(all: readonly string[], code: number | undefined): void {
    const hidden = all.filter((field) => !this.#warnedOf.has(field));
    if (hidden.length === 0) return;
    for (const field of hidden) this.#warnedOf.add(field);
    const whose = this.#account === undefined ? "numbers" : `the numbers of account ${this.#account}`;
    const outputs = new Intl.ListFormat("en-GB").format(hidden.map(outputName));
    const areNull = hidden.length === 1 ? `the output ${outputs} is null` : `the outputs ${outputs} are null`;
    this.#graph.notify(
      `Meta does not let this app read ${hidden.join(", ")} of ${whose} (code ${code ?? "none"}): ${areNull}.`,
    );
  }
}
