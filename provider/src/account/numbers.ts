import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { About, GraphClient } from "../graph/graph-client";
import { GraphError } from "../graph/graph-error";
import { nodeId } from "../graph/node-id";
import { TransportError } from "../graph/transport-error";

const shown = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/**
 * The fields of a number, each written once. Every app may see those that are `always` there. The others must be asked for, and one that
 * the app may not see can make the whole call fail.
 */
const FIELDS = {
  display_phone_number: "always",
  verified_name: "always",
  quality_rating: "always",
  code_verification_status: "always",
  status: "on request",
  name_status: "on request",
  platform_type: "on request",
} as const;

type Field = keyof typeof FIELDS;

const NAMES = Object.keys(FIELDS) as Field[];
const ALWAYS_VISIBLE = ["id", ...NAMES.filter((name) => FIELDS[name] === "always")];
const ON_REQUEST = NAMES.filter((name) => FIELDS[name] === "on request");

const graphNumber = z.object({
  id: nodeId,
  ...(Object.fromEntries(NAMES.map((name) => [name, shown])) as Record<Field, typeof shown>),
});

/** A number as Meta shows it. `null` is what the answer does not say. */
export type GraphNumber = z.output<typeof graphNumber>;

/** A number of which nothing but the id is known. */
export const unseenNumber = (id: string): GraphNumber => graphNumber.parse({ id });

const page = z.object({
  data: z.array(graphNumber),
  paging: z.looseObject({ next: z.string().refine(isAddress).optional() }).optional(),
});

/** Completes an address that is only a path. It is never called. */
const ANY_HOST = "https://graph.facebook.com";
const PAGE_SIZE = 100;
/** Far above what an account can hold: a listing that never ends must not be followed for ever. */
const MAX_PAGES = 1_000;

/** Reads numbers with one token, and makes the calls of that token. One HTTP request each, but for retries. */
export class Numbers {
  readonly #client: GraphClient;
  readonly #token: string;
  readonly #account: string | undefined;
  readonly #notify: (line: string) => void;
  #onRequestRefused = false;

  constructor(
    client: GraphClient,
    token: string,
    account: string | undefined,
    notify: (line: string) => void,
  ) {
    this.#client = client;
    this.#token = token;
    this.#account = account;
    this.#notify = notify;
  }

  /** Calls an edge of a node: `["100000000000001", "phone_numbers"]`. */
  post(edge: readonly string[], params: Readonly<Record<string, unknown>>, about: About): Promise<unknown> {
    return this.#call("POST", edge, params, about);
  }

  async read(id: string, about: About): Promise<GraphNumber> {
    const json = await this.#withVisibleFields((fields) => this.#call("GET", [id], { fields }, about));
    const answer = graphNumber.safeParse(json);
    if (!answer.success) throw this.#notGraphs("the answer is not a phone number", about);
    return answer.data;
  }

  /**
   * The account's numbers, page by page, each fetched when it is asked for.
   *
   * @param aboutPage asked anew for each page: a listing that several reads share outlives the deadline of the first
   */
  async *list(account: string, aboutPage: () => About): AsyncGenerator<GraphNumber[], void, undefined> {
    let at: Record<string, string> | undefined = {};
    for (let pages = 0; at !== undefined; pages++) {
      const about = aboutPage();
      if (pages === MAX_PAGES) throw this.#notGraphs("the listing does not end", about);
      const from: Record<string, string> = at;
      const json = await this.#withVisibleFields((fields) =>
        this.#call("GET", [account, "phone_numbers"], { limit: PAGE_SIZE, ...from, fields }, about),
      );
      const answer = page.safeParse(json);
      if (!answer.success) throw this.#notGraphs("the answer is not a list of phone numbers", about);
      yield answer.data.data;
      at = cursorIn(answer.data.paging?.next);
      if (at !== undefined && isDeepStrictEqual(at, from)) {
        throw this.#notGraphs("the listing goes round in a circle", about);
      }
    }
  }

  /** Fails where the account does not exist or the token may not see it. */
  async readAccount(account: string, about: About): Promise<void> {
    await this.#call("GET", [account], { fields: "id" }, about);
  }

  #call(
    method: "GET" | "POST",
    edge: readonly string[],
    params: Readonly<Record<string, unknown>>,
    about: About,
  ): Promise<unknown> {
    // Ids come from programs and from state: one that is no id must not lead to another address.
    const path = edge.map((segment) => encodeURIComponent(segment)).join("/");
    return this.#client.call({ method, path, params, token: this.#token, account: this.#account, ...about });
  }

  async #withVisibleFields(call: (fields: string) => Promise<unknown>): Promise<unknown> {
    const all = [...ALWAYS_VISIBLE, ...ON_REQUEST].join(",");
    const visible = ALWAYS_VISIBLE.join(",");
    if (this.#onRequestRefused) return call(visible);
    try {
      return await call(all);
    } catch (error) {
      if (!(error instanceof GraphError) || !mayBeAboutFields(error)) throw error;
      const answer = await call(visible);
      this.#rememberRefusal(error);
      return answer;
    }
  }

  #notGraphs(why: string, { failed }: About): TransportError {
    return new TransportError(failed, why, "final", this.#client.words);
  }

  #rememberRefusal(error: GraphError): void {
    if (this.#onRequestRefused) return;
    this.#onRequestRefused = true;
    const whose = this.#account === undefined ? "numbers" : `the numbers of account ${this.#account}`;
    const outputs = ON_REQUEST.map((name) =>
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    this.#notify(
      `Meta does not let this app read ${ON_REQUEST.join(", ")} of ${whose} (code ${error.code ?? "none"}): ` +
        `the outputs ${outputs.slice(0, -1).join(", ")} and ${outputs.at(-1) ?? ""} are null.`,
    );
  }
}

function mayBeAboutFields(error: GraphError): boolean {
  return !error.isHidden && (error.code === 100 || error.code === 10);
}

/** The place in the listing that `next` leads to. The address itself is not followed: it may name another host, and holds the token. */
function cursorIn(next: string | undefined): Record<string, string> | undefined {
  if (next === undefined) return undefined;
  const query = [...new URL(next, ANY_HOST).searchParams];
  return Object.fromEntries(query.filter(([name]) => !OURS.has(name)));
}

function isAddress(next: string): boolean {
  return URL.canParse(next, ANY_HOST);
}

/** Parameters that a request gets from us, whatever `next` says. */
const OURS = new Set(["access_token", "appsecret_proof", "fields", "limit"]);
