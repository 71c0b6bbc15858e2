import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Deadline } from "./clock";
import { GraphError } from "./graph-error";
import type { GraphClient } from "./graph-client";
import { TransportError } from "./transport-error";

const shown = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** A string of digits. A JSON number is taken only where it is certain that no digit of it was lost. */
const numericId = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]).transform(String);

const graphNumber = z.object({
  id: numericId,
  display_phone_number: shown,
  verified_name: shown,
  code_verification_status: shown,
  quality_rating: shown,
  status: shown,
  name_status: shown,
  platform_type: shown,
});

/** A number as Meta shows it. `null` is what the answer does not say. */
export type GraphNumber = z.output<typeof graphNumber>;

/** Fields that every app may see. */
const ALWAYS_VISIBLE = [
  "id",
  "display_phone_number",
  "verified_name",
  "quality_rating",
  "code_verification_status",
];
/** Fields that must be asked for. One that the app may not see can make the whole call fail. */
const ON_REQUEST = ["status", "name_status", "platform_type"];

const idOnly = z.object({ id: numericId });

const page = z.object({
  data: z.array(graphNumber),
  paging: z.looseObject({ next: z.string().refine(isAddress).optional() }).optional(),
});

/** Completes an address that is only a path. It is never called. */
const ANY_HOST = "https://graph.facebook.com";
const PAGE_SIZE = 100;
/** Far above what an account can hold: a listing that never ends must not be followed for ever. */
const MAX_PAGES = 1_000;

export interface NewNumber {
  readonly cc: string;
  readonly phone_number: string;
  readonly verified_name?: string | undefined;
  readonly migrate_phone_number?: boolean | undefined;
  readonly preverified_id?: string | undefined;
}

/** What a call is about, for messages. */
export interface About {
  /** "read +1 2025550123 on account 100000000000001" */
  readonly failed: string;
  readonly deadline: Deadline;
}

/** The calls on numbers that Meta offers, with one token. One HTTP request each, but for retries. */
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

  /** Creates the number and gives its id. Fields could be asked of this call too, but one that is refused could fail it afterwards. */
  async add(account: string, number: NewNumber, about: About): Promise<string> {
    const given = Object.fromEntries(Object.entries(number).filter(([, value]) => value !== undefined));
    const json = await this.#call("POST", `${segment(account)}/phone_numbers`, given, about);
    const answer = idOnly.safeParse(json);
    if (!answer.success)
      throw new TransportError(about.failed, "the answer has no id of a number", "unclear");
    return answer.data.id;
  }

  async read(id: string, about: About): Promise<GraphNumber> {
    const json = await this.#withVisibleFields((fields) => this.#call("GET", segment(id), { fields }, about));
    const answer = graphNumber.safeParse(json);
    if (!answer.success) throw new TransportError(about.failed, "the answer is not a phone number", "final");
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
      if (pages === MAX_PAGES) throw new TransportError(about.failed, "the listing does not end", "final");
      const from: Record<string, string> = at;
      const json = await this.#withVisibleFields((fields) =>
        this.#call("GET", `${segment(account)}/phone_numbers`, { limit: PAGE_SIZE, ...from, fields }, about),
      );
      const answer = page.safeParse(json);
      if (!answer.success)
        throw new TransportError(about.failed, "the answer is not a list of phone numbers", "final");
      yield answer.data.data;
      at = cursorIn(answer.data.paging?.next);
      if (at !== undefined && isDeepStrictEqual(at, from)) {
        throw new TransportError(about.failed, "the listing goes round in a circle", "final");
      }
    }
  }

  /** Fails where the account does not exist or the token may not see it. */
  async readAccount(account: string, about: About): Promise<void> {
    await this.#call("GET", segment(account), { fields: "id" }, about);
  }

  #call(
    method: "GET" | "POST",
    path: string,
    params: Record<string, unknown>,
    about: About,
  ): Promise<unknown> {
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

  #rememberRefusal(error: GraphError): void {
    if (this.#onRequestRefused) return;
    this.#onRequestRefused = true;
    const whose = this.#account === undefined ? "numbers" : `the numbers of account ${this.#account}`;
    this.#notify(
      `Meta does not let this app read ${ON_REQUEST.join(", ")} of ${whose} (code ${error.code ?? "none"}): ` +
        `the outputs status, nameStatus and platformType are null.`,
    );
  }
}

/** Ids come from programs and from state: one that is no id must not lead to another address. */
const segment = (id: string) => encodeURIComponent(id);

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
