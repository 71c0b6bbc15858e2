import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Clock, Deadline } from "./clock";
import { decideRetry, type Failure } from "./decide-retry";
import type { FrontEndWords } from "./front-end-words";
import { GraphError, graphErrorBody } from "./graph-error";
import type { Meanings } from "./meanings";
import { hideDeep, type Hide } from "./redact";
import { ThrottleGate, throttled } from "./throttle-gate";
import { NoAnswer, Transport, type HttpAnswer } from "./transport";
import { TransportError } from "./transport-error";
import { regainAccessMs } from "./usage";

/** How Graph is reached. */
export interface Connection {
  /** Without a slash at the end. */
  readonly graphUrl: string;
  readonly apiVersion: string;
  readonly requestTimeoutMs: number;
  readonly maxRetries: number;
  readonly appSecret?: string | undefined;
  /** Hides what must not be shown in text that others wrote. */
  readonly hide: Hide;
  readonly words: FrontEndWords;
}

/** What a call is about. */
export interface About {
  /** What is tried, for messages: "read +1 2025550123 on account 100000000000001". */
  readonly failed: string;
  readonly deadline: Deadline;
  /** Codes that only this kind of call meets. */
  readonly meanings?: Meanings | undefined;
}

export interface Call extends About {
  readonly method: "GET" | "POST";
  /** Behind the version: `100000000000001/phone_numbers`. */
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly token: string;
  /** The account whose quota the call uses, where it is known. */
  readonly account?: string | undefined;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Codes whose block is the app's and not the account's. */
const APP_WIDE = new Set([4, 17, 32]);

const refusal = z.object({ error: graphErrorBody });

type Outcome =
  { readonly json: unknown } | { readonly error: GraphError | TransportError; readonly failure: Failure };

/** Calls Graph: with the token, with retries where they are safe, within the deadline, and within what Meta allows. */
export class GraphClient {
  readonly #connection: Connection;
  readonly #transport: Transport;
  readonly #gate = new ThrottleGate();
  readonly #notify: (line: string) => void;
  #servedVersionTold = false;
  readonly words: FrontEndWords;

  constructor(connection: Connection, notify: (line: string) => void) {
    this.#connection = connection;
    this.words = connection.words;
    this.#transport = new Transport(Math.min(CONNECT_TIMEOUT_MS, connection.requestTimeoutMs));
    this.#notify = notify;
  }

  async call(call: Call): Promise<unknown> {
    const scopes = [appScope(call), ...(call.account === undefined ? [] : [accountScope(call.account)])];
    const { deadline, method } = call;
    for (let retries = 0; ; retries++) {
      await this.#gate.pass(scopes, call.failed, deadline);
      const outcome = await this.#once(call);
      if ("json" in outcome) return outcome.json;
      const { error, failure } = outcome;
      const attempt = {
        method,
        retries,
        maxRetries: this.#connection.maxRetries,
        msToWait: deadline.msToWait,
      };
      const verdict = decideRetry(failure, attempt, () => deadline.clock.random());
      if (failure.kind === "throttled" && error instanceof GraphError) {
        const waitMs = verdict.retry ? verdict.afterMs : failure.regainAccessMs;
        if (waitMs !== undefined)
          this.#slowDown(call, error, waitMs, failure.regainAccessMs !== undefined, deadline.clock);
        if (!verdict.retry)
          throw verdict.because === "deadline" ? throttled(call.failed, error, waitMs) : error;
      } else {
        if (!verdict.retry) throw error;
        await deadline.clock.sleep(verdict.afterMs);
      }
    }
  }

  /** The next pass through the gate does the waiting, for this call and for those that come meanwhile. */
  #slowDown(call: Call, by: GraphError, waitMs: number, told: boolean, clock: Clock): void {
    const appWide = call.account === undefined || (by.code !== undefined && APP_WIDE.has(by.code));
    const scope = appWide ? appScope(call) : accountScope(call.account);
    this.#gate.close(scope, { until: clock.now() + waitMs, by, told });
  }

  async #once(call: Call): Promise<Outcome> {
    let answer: HttpAnswer;
    try {
      answer = await this.#transport.send(this.#httpRequest(call));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const why = this.#connection.hide(error.why(this.words));
      const shown = new TransportError(call.failed, why, error.kind, this.words);
      return { error: shown, failure: { kind: error.kind } };
    }
    this.#tellServedVersion(answer);
    return this.#outcome(call, answer);
  }

  #httpRequest({ method, path, params, token, deadline }: Call) {
    const { graphUrl, apiVersion, requestTimeoutMs, appSecret } = this.#connection;
    const proof = appSecret === undefined ? {} : { appsecret_proof: appsecretProof(appSecret, token) };
    return {
      method,
      url: `${graphUrl}/${apiVersion}/${path}`,
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      params: method === "GET" ? { ...asText(params), ...proof } : proof,
      ...(method === "POST" ? { body: params } : {}),
      timeoutMs: Math.max(1, Math.ceil(Math.min(requestTimeoutMs, deadline.msLeft))),
    };
  }

  #outcome(call: Call, { status, header, text }: HttpAnswer): Outcome {
    const json = parsed(text, this.#connection.hide);
    const body = refusal.safeParse(json);
    if (body.success) {
      const context = { words: this.words, meanings: call.meanings };
      const error = new GraphError(call.failed, body.data.error, status, context);
      return {
        error,
        failure: { kind: error.kind, regainAccessMs: regainAccessMs(header("x-business-use-case-usage")) },
      };
    }
    if (status < 300 && typeof json === "object" && json !== null) return { json };
    const kind = status < 300 || status >= 500 ? "unclear" : "final";
    const check = `: check ${this.words.setting("graphUrl")}, and whether a proxy stands in between`;
    const why = `the answer (HTTP ${status}) is not one of Graph's${kind === "final" ? check : ""}`;
    const error = new TransportError(call.failed, why, kind, this.words);
    return { error, failure: { kind } };
  }

  /** An expired version does not fail: Meta serves the next one, and only a header says so. */
  #tellServedVersion({ header }: HttpAnswer): void {
    const served = header("facebook-api-version");
    const { apiVersion } = this.#connection;
    if (this.#servedVersionTold || served === undefined || served === apiVersion) return;
    this.#servedVersionTold = true;
    this.#notify(
      `Meta answers with Graph API ${served}, not ${apiVersion}: that version has probably expired. ` +
        `Set ${this.words.setting("apiVersion")} (or WHATSAPP_API_VERSION) to a version that is live.`,
    );
  }
}

const appScope = ({ token }: Call) => `app:${token}`;
const accountScope = (account: string) => `account:${account}`;

/** Proves to Meta that the caller holds the secret of the app that made the token. */
function appsecretProof(appSecret: string, token: string): string {
  return createHmac("sha256", appSecret).update(token).digest("hex");
}

function asText(params: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

/** Without an answer where the text is no JSON, or is nested more deeply than any of Graph's answers. */
function parsed(text: string, hide: Hide): unknown {
  try {
    return hideDeep(JSON.parse(text), hide);
  } catch {
    return undefined;
  }
}
