import { createHmac } from "node:crypto";
import * as z from "zod";
import type { CallError, Kind } from "./call-error";
import type { Clock, Deadline } from "./clock";
import { decideRetry, type Failure } from "./decide-retry";
import type { FrontEndWords } from "./front-end-words";
import { GraphError, graphErrorBody, hasTag } from "./graph-error";
import { jsonIn } from "./json";
import type { Meanings } from "./meanings";
import { idIn } from "./node-id";
import { Quota } from "./quota";
import { hideDeep, hiding, type Hide } from "./redact";
import { ThrottleGate, throttled } from "./throttle-gate";
import { NoAnswer, Transport, type HttpAnswer, type HttpRequest, type Method, type Send } from "./transport";
import { TransportError } from "./transport-error";
import { regainAccessMs, retryAfterMs } from "./usage";

/** The way to reach Graph. */
export interface Connection {
  /** Without a slash at the end. */
  readonly graphUrl: string;
  readonly apiVersion: string;
  readonly requestTimeoutMs: number;
  readonly maxRetries: number;
  readonly appSecret?: string | undefined;
  /** Hides secrets in text from outside. */
  readonly hide: Hide;
  readonly words: FrontEndWords;
}

/** The subject of a call. */
export interface CallContext {
  /** The action, for messages: "read +1 2025550123 on account 100000000000001". */
  readonly action: string;
  readonly deadline: Deadline;
  /** Codes that only this kind of call gets. */
  readonly meanings?: Meanings | undefined;
  /** Secrets of this call, such as a PIN: hidden by value in Meta's answers. */
  readonly secrets?: readonly string[] | undefined;
  /** The bytes that this call may still read together with others. Without it, the call has a limit of its own. */
  readonly bytes?: ByteBudget | undefined;
}

/** Bytes that several calls may read together. */
export interface ByteBudget {
  left: number;
}

/** The most bytes of an answer, far more than Graph sends. */
export const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

export interface Call extends CallContext {
  readonly method: Method;
  /** The path after the version: `100000000000001/phone_numbers`. */
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The bytes of a file instead of parameters, for Meta's upload sessions. */
  readonly file?: Buffer | undefined;
  readonly token: string;
  /** The account whose quota the call uses, if it is known. */
  readonly account?: string | undefined;
}

const CONNECT_TIMEOUT_MS = 10_000;
const refusal = z.object({ error: graphErrorBody });

type Outcome = { readonly json: unknown } | { readonly error: CallError; readonly failure: Failure };

/** Calls Graph with the token. It retries if a retry is safe, and respects the deadline and Meta's limits. */
export class GraphClient {
  readonly #connection: Connection;
  readonly #send: Send;
  readonly #gate = new ThrottleGate();
  readonly #quota: Quota;
  readonly #notify: (line: string) => void;
  #warnedOfVersion = false;
  readonly words: FrontEndWords;

  constructor(
    connection: Connection,
    notify: (line: string) => void,
    send = new Transport(Math.min(CONNECT_TIMEOUT_MS, connection.requestTimeoutMs)).send,
    quota = new Quota(),
  ) {
    this.#connection = connection;
    this.words = connection.words;
    this.#send = send;
    this.#quota = quota;
    this.#notify = notify;
  }

  async call(call: Call): Promise<unknown> {
    const scopes = [appScope(call), ...(call.account === undefined ? [] : [accountScope(call.account)])];
    const { deadline, method } = call;
    for (let retries = 0; ; retries++) {
      await this.#gate.pass(scopes, call.action, deadline);
      if (deadline.msToWait <= 0) throw this.#noTimeLeft(call);
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
      if (failure.kind === "throttled") {
        const waitMs = verdict.retry ? verdict.afterMs : failure.regainAccessMs;
        if (waitMs !== undefined)
          this.#slowDown(call, error, waitMs, failure.regainAccessMs !== undefined, deadline.clock);
        if (!verdict.retry)
          throw verdict.reason === "deadline" ? throttled(call.action, error, waitMs) : error;
      } else {
        if (!verdict.retry) throw error;
        await deadline.clock.sleep(verdict.afterMs);
      }
    }
  }

  /** An attempt that has no time for an answer would only have an unclear outcome. */
  #noTimeLeft({ action, deadline }: Call): TransportError {
    const { setting } = this.words;
    const cause = {
      why: `the time for this operation (${deadline.totalText}) ended before the request could be sent`,
      kind: "unsent",
      remedy:
        `No request was sent: run the same command again. ` +
        `If Meta stays slow, raise ${setting("requestTimeoutSeconds")}: an operation may take 4 times as long, unless customTimeouts limit it.`,
    } as const;
    return new TransportError(action, cause, this.words);
  }

  /** The next pass through the gate waits, for this call and for later ones. */
  #slowDown(call: Call, by: CallError, waitMs: number, fromMeta: boolean, clock: Clock): void {
    const scope =
      call.account === undefined || hasTag(by, "whole app") ? appScope(call) : accountScope(call.account);
    this.#gate.close(scope, { until: clock.now() + waitMs, by, fromMeta });
  }

  async #once(call: Call): Promise<Outcome> {
    let answer: HttpAnswer;
    try {
      answer = await this.#send(this.#httpRequest(call));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.wasSent) this.#quota.count();
      const cause = error.reason(this.words);
      const why = this.#hideFor(call)(cause.why);
      const shown = new TransportError(call.action, { ...cause, why }, this.words);
      return { error: shown, failure: { kind: shown.kind } };
    }
    this.#quota.count(answer.header);
    if (call.bytes !== undefined) call.bytes.left -= answer.text.length;
    this.#warnOfServedVersion(answer);
    return this.#outcome(call, answer);
  }

  #hideFor({ secrets = [] }: Call): Hide {
    const hideOfThisCall = hiding(secrets);
    return (text) => hideOfThisCall(this.#connection.hide(text));
  }

  #httpRequest({ method, path, params, file, token, deadline, bytes }: Call): HttpRequest {
    const { graphUrl, apiVersion, requestTimeoutMs, appSecret } = this.#connection;
    const proof = appSecret === undefined ? {} : { appsecret_proof: appsecretProof(appSecret, token) };
    return {
      method,
      url: `${graphUrl}/${apiVersion}/${path}`,
      headers: { ...(file === undefined ? bearer(token) : ofFile(token)), accept: "application/json" },
      params: method === "POST" ? proof : { ...asText(params), ...proof },
      ...(method === "POST" ? { body: file ?? params } : {}),
      timeoutMs: Math.max(1, Math.ceil(Math.min(requestTimeoutMs, deadline.msLeft))),
      maxBytes: Math.max(0, Math.min(bytes?.left ?? MAX_ANSWER_BYTES, MAX_ANSWER_BYTES)),
    };
  }

  #outcome(call: Call, { status, header, text }: HttpAnswer): Outcome {
    const json = jsonIn(text);
    const body = refusalIn(json);
    const retryAfter = retryAfterMs(header("retry-after"), dateOf(header("date")));
    // Whatever else the answer says, an id must not be lost.
    if (body !== undefined && !(status < 300 && idIn(json) !== undefined)) {
      const context = { words: this.words, meanings: call.meanings };
      const shown = hideDeep(body.error, this.#hideFor(call));
      const error = new GraphError(call.action, shown, status, context);
      // Meta would always refuse the same page again.
      const kind = call.method === "GET" && error.hasTag("ask for less") ? "final" : error.kind;
      const waitMs = regainAccessMs(header("x-business-use-case-usage"), call.account) ?? retryAfter;
      return { error, failure: { kind, regainAccessMs: waitMs } };
    }
    if (status < 300 && typeof json === "object" && json !== null) return { json };
    const cause = { why: `the answer (HTTP ${status}) is not from the Graph API`, kind: kindOf(status) };
    const error = new TransportError(call.action, cause, this.words);
    // If Meta tells a read to wait, later calls wait too, as during a throttle.
    const waits = call.method === "GET" && cause.kind === "unclear" && retryAfter !== undefined;
    return { error, failure: { kind: waits ? "throttled" : cause.kind, regainAccessMs: retryAfter } };
  }

  /** An expired version does not fail: Meta answers with the next version, and only a header says so. */
  #warnOfServedVersion({ header }: HttpAnswer): void {
    const served = header("facebook-api-version");
    const { apiVersion } = this.#connection;
    if (this.#warnedOfVersion || served === undefined || served === apiVersion) return;
    this.#warnedOfVersion = true;
    this.#notify(
      `Meta answered with Graph API ${served} instead of ${apiVersion}, which has probably expired. ` +
        `Set ${this.words.setting("apiVersion")} (or WHATSAPP_API_VERSION) to a supported version.`,
    );
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** Meta documents another word for uploads, and takes the whole file from its first byte. */
const ofFile = (token: string) => ({ authorization: `OAuth ${token}`, file_offset: "0" });

const appScope = ({ token }: Call) => `app:${token}`;
const accountScope = (account: string) => `account:${account}`;

/** Proves to Meta that the caller holds the secret of the app that made the token. */
function appsecretProof(appSecret: string, token: string): string {
  return createHmac("sha256", appSecret).update(token).digest("hex");
}

function asText(params: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

/** Meta's refusal in an answer. Most answers have none, and a failed parse would cost each of them an error with a stack. */
function refusalIn(json: unknown): z.output<typeof refusal> | undefined {
  const mayRefuse = typeof json === "object" && json !== null && "error" in json;
  return mayRefuse ? refusal.safeParse(json).data : undefined;
}

const UNCLEAR_STATUSES = new Set([303, 408, 425]);

/** The meaning of a status if a proxy or a balancer answered instead of Graph. */
function kindOf(status: number): Kind {
  if (status === 429) return "throttled";
  // 408 and 425 allow another try, but do not say how far the request came. 303 says that the server carried it out.
  return status < 300 || status >= 500 || UNCLEAR_STATUSES.has(status) ? "unclear" : "final";
}

function dateOf(header: string | undefined): Date {
  const date = new Date(header ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}
