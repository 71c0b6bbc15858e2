import { NoAnswer, type HttpAnswer, type HttpRequest, type Method, type Send } from "../graph/transport";
import type { ResourceKind } from "../engine/resource-kind";
import { ACCOUNT, providerOf, SleepingClock } from ".";

/** A request as Graph sees it. */
export interface Asked {
  readonly method: Method;
  /** The path after the version: `100000000000001/phone_numbers`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: string;
  readonly timeoutMs: number;
}

/** An entry of an account's listing. */
export interface Entry {
  id: string;
  display_phone_number: string;
  verified_name?: string;
  status?: string;
  name_status?: string;
  new_display_name?: string;
  new_name_status?: string;
  code_verification_status?: string;
  platform_type?: string;
  is_pin_enabled?: boolean;
  /** Its PIN, which Graph does not show. */
  pin?: string;
  /** The country of its data, which has an edge of its own. */
  region?: string;
  /** The address of its own webhook. */
  webhook?: string;
}

/** An app that is subscribed to the account. */
export interface SubscribedEntry {
  id: string;
  name?: string;
  webhook?: string;
}

/** The app of every token. */
export const APP = "200000000000001";

export type Reply = Partial<HttpAnswer> | NoAnswer;

export const ok = (json: unknown, headers: Record<string, string> = {}): Reply => reply(200, json, headers);

export const refused = (code: number, more: Record<string, unknown> = {}, status = 400): Reply =>
  reply(status, { error: { message: `(#${code}) refused`, code, ...more } });

export const reply = (status: number, json: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  text: typeof json === "string" ? json : JSON.stringify(json),
  header: (name) => headers[name],
});

/** The connection drops, and only the test knows whether Graph did the work. */
export const lost = () => new NoAnswer(() => ({ why: "the connection was closed", kind: "unclear" }));

export const unsent = () =>
  new NoAnswer(() => ({ why: "the connection was refused", kind: "unsent" }), false);

const tooLong = (bytes: number) =>
  new NoAnswer(() => ({ why: `the answer is larger than the limit (${bytes} bytes)`, kind: "final" }));

/** Returns the reply to a request instead of the account's own; `undefined` leaves it to the account. */
export type Instead = (asked: Asked, graph: FakeGraph) => Reply | undefined;

/**
 * One account in memory, without a network: lists, reads and adds numbers as Graph does, and refuses a duplicate. A test puts its
 * deviations into `instead`.
 */
export class FakeGraph {
  readonly asked: Asked[] = [];
  /** Each request gets the first reply that is not `undefined`, and that one is used up. */
  readonly once: Instead[] = [];
  readonly always: Instead[] = [];
  /** Further edges, whose replies are the account's own. */
  readonly edges: ((asked: Asked) => Reply | undefined)[] = [];
  name: string | undefined = "Example account";
  /** The apps that are subscribed to the account. */
  readonly apps: SubscribedEntry[] = [];
  /** Answers the handshake: `true` if the endpoint has the token. */
  handshake: (callbackUri: string, verifyToken: string) => boolean = () => true;

  constructor(readonly entries: Entry[] = []) {}

  readonly send: Send = async (request) => {
    await Promise.resolve();
    const asked = askedBy(request);
    this.asked.push(asked);
    const given = this.#instead(asked) ?? this.answer(asked);
    if (given instanceof NoAnswer) throw given;
    const answer = { status: 200, text: "", header: () => undefined, ...given };
    if (answer.text.length > request.maxBytes) throw tooLong(request.maxBytes);
    return answer;
  };

  #instead(asked: Asked): Reply | undefined {
    for (const [at, instead] of this.once.entries()) {
      const given = instead(asked, this);
      if (given === undefined) continue;
      this.once.splice(at, 1);
      return given;
    }
    for (const instead of this.always) {
      const given = instead(asked, this);
      if (given !== undefined) return given;
    }
    return undefined;
  }

  answer(asked: Asked): Reply {
    for (const edge of this.edges) {
      const given = edge(asked);
      if (given !== undefined) return given;
    }
    const { method, path, body } = asked;
    const [id, edge] = path.split("/");
    const number = this.entries.find((entry) => entry.id === id);
    if (number !== undefined && body.webhook_configuration !== undefined) {
      return this.#configureWebhook(number, body.webhook_configuration as Record<string, string>);
    }
    if (number !== undefined) return numberAnswer(number, edge, method, body);
    if (path === "app") return ok({ id: APP });
    if (path === SUBSCRIBED_APPS) return this.#subscribedApps(method, body);
    if (method === "POST") return this.#add(body);
    if (path === `${ACCOUNT}/phone_numbers`) return ok({ data: this.entries });
    if (path === ACCOUNT) return ok({ id: ACCOUNT, ...(this.name === undefined ? {} : { name: this.name }) });
    return refused(100, { error_subcode: 33 });
  }

  /** The requests of that method, by path. */
  paths(method?: Method): string[] {
    return this.asked
      .filter((each) => method === undefined || each.method === method)
      .map(({ path }) => path);
  }

  #configureWebhook(number: Entry, configuration: Record<string, string>): Reply {
    const { override_callback_uri: uri = "", verify_token: token = "" } = configuration;
    if (this.#ownApp === undefined) return refused(100, { error_data: { details: NOT_SUBSCRIBED } });
    if (uri !== "" && !this.handshake(uri, token)) return refused(2200);
    if (uri === "") delete number.webhook;
    else number.webhook = uri;
    return ok({ success: true });
  }

  get #ownApp(): SubscribedEntry | undefined {
    return this.apps.find(({ id }) => id === APP);
  }

  #subscribedApps(method: Method, body: Asked["body"]): Reply {
    if (method === "GET") {
      const data = this.apps.map(({ id, name, webhook }) => ({
        whatsapp_business_api_data: { id, ...(name !== undefined && { name }) },
        ...(webhook !== undefined && { override_callback_uri: webhook }),
      }));
      return ok({ data });
    }
    if (method === "DELETE") {
      const at = this.apps.findIndex(({ id }) => id === APP);
      if (at < 0) return refused(100);
      this.apps.splice(at, 1);
      return ok({ success: true });
    }
    const { override_callback_uri: uri, verify_token: token } = body;
    if (typeof uri === "string" && !this.handshake(uri, String(token))) return refused(2200);
    const own = this.#ownApp ?? { id: APP, name: "Example app" };
    if (this.#ownApp === undefined) this.apps.push(own);
    if (typeof uri === "string") own.webhook = uri;
    else delete own.webhook;
    return ok({ success: true });
  }

  #add(body: Asked["body"]): Reply {
    const digits = `${String(body.cc)}${String(body.phone_number)}`;
    const isThere = this.entries.some(
      ({ display_phone_number: shown, status }) =>
        shown.replace(/\D/g, "") === digits && status !== "DELETED" && status !== "MIGRATED",
    );
    if (isThere) return refused(100, { error_subcode: 2388012 });
    const id = String(300000000000001 + this.entries.length);
    this.entries.push({
      id,
      display_phone_number: `+${String(body.cc)} ${String(body.phone_number)}`,
      ...(typeof body.verified_name === "string" ? { verified_name: body.verified_name } : {}),
      status: "PENDING",
    });
    return ok({ id });
  }
}

/** A number: it is shown, registered and deregistered, and takes a PIN and a region. */
function numberAnswer(
  number: Entry,
  edge: string | undefined,
  method: Asked["method"],
  body: Asked["body"],
): Reply {
  const done = (changes: Partial<Entry>) => {
    Object.assign(number, changes);
    return ok({ success: true });
  };
  switch (`${method} ${edge ?? "node"}`) {
    case "GET node": {
      const { pin: _pin, region: _region, webhook, ...shown } = number;
      return ok({
        ...shown,
        ...(webhook !== undefined && { webhook_configuration: { phone_number: webhook } }),
      });
    }
    case "POST node":
      if (typeof body.new_display_name === "string") {
        return done({ new_display_name: body.new_display_name, new_name_status: "PENDING_REVIEW" });
      }
      return done({ pin: String(body.pin), is_pin_enabled: true });
    case "POST register":
      if (number.is_pin_enabled === true && number.pin !== body.pin) return refused(133005);
      return done({ ...REGISTERED, pin: String(body.pin) });
    case "POST deregister":
      if (number.platform_type !== "CLOUD_API") return refused(133010);
      delete number.region;
      return done({ platform_type: "NOT_APPLICABLE", status: "DISCONNECTED" });
    case "GET settings":
      return ok({
        storage_configuration:
          number.region === undefined
            ? { status: "IN_COUNTRY_STORAGE_DISABLED" }
            : { status: "IN_COUNTRY_STORAGE_ENABLED", data_localization_region: number.region },
      });
    case "POST settings": {
      if (number.platform_type === "CLOUD_API") return refused(100);
      const { data_localization_region: region } = body.storage_configuration as Record<string, string>;
      return done({ ...(region !== undefined && { region }) });
    }
    default:
      return refused(100, { error_subcode: 33 });
  }
}

const REGISTERED = { platform_type: "CLOUD_API", status: "CONNECTED", is_pin_enabled: true };

/** The account does the work, and the answer is lost. */
export const lostAfter: Instead = (asked, graph) => {
  if (asked.method !== "POST") return undefined;
  graph.answer(asked);
  return lost();
};

/** A reply to the next request of that method and path. */
export const to =
  (method: Method, path: string | RegExp, given: Reply | (() => Reply)): Instead =>
  (asked) => {
    const fits = typeof path === "string" ? asked.path === path : path.test(asked.path);
    if (asked.method !== method || !fits) return undefined;
    return typeof given === "function" ? given() : given;
  };

export const LISTING = `${ACCOUNT}/phone_numbers`;
export const SUBSCRIBED_APPS = `${ACCOUNT}/subscribed_apps`;

const NOT_SUBSCRIBED = "The app has to be subscribed to the account first.";

function askedBy({ method, url, params, body, headers, timeoutMs }: HttpRequest): Asked {
  return {
    method,
    path: new URL(url).pathname.replace(/^\/v[\d.]+\//, ""),
    params,
    body: (body ?? {}) as Asked["body"],
    token: (headers.authorization ?? "").replace(/^(Bearer|OAuth) /, ""),
    timeoutMs,
  };
}

/** A provider of that kind for an account in memory, with its clock and its printed lines. */
export function sceneOf(kind: ResourceKind, entries: Entry[] = [], environment: Record<string, string> = {}) {
  const graph = new FakeGraph(entries);
  const clock = new SleepingClock();
  const lines: string[] = [];
  /** One more process for the same account. */
  const another = () =>
    providerOf(kind, {
      clock,
      send: graph.send,
      environment: { WHATSAPP_ACCESS_TOKEN: "test-token", ...environment },
      print: (line) => lines.push(line),
    });
  return { graph, clock, lines, provider: another(), another };
}

/** The message of the error that ends the work. */
export const messageOf = async (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
