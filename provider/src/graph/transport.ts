import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { AxiosHeaders, type GenericAbortSignal, getAdapter, isAxiosError } from "axios";
import type { FrontEndWords } from "./front-end-words";
import type { Cause } from "./transport-error";

/** The methods of the Graph API. */
export type Method = "GET" | "POST" | "DELETE";

export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** Bytes as they are; anything else as JSON. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** No answer came. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: (words: FrontEndWords) => Cause,
    readonly wasSent = true,
  ) {
    super("no answer");
  }
}

const CONNECT_TIMEOUT = "ERR_CONNECT_TIMEOUT";

/** A proxy could read the token of a plain request, and `allowPlainHttp` allows the host, not a proxy. */
const NO_PROXY = { proxy: false } as const;

/** The adapter of axios alone, because its defaults and interceptors double the cost of a request. `Transport` sets headers and limits itself. */
const requested = getAdapter("http");

/** Sends one HTTP request and returns the answer with any status. Fails with `NoAnswer`. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** Sends one HTTP request over kept connections and returns the answer with any status. */
export class Transport {
  readonly #httpAgent = new http.Agent({ keepAlive: true });
  readonly #httpsAgent = new https.Agent({ keepAlive: true });

  constructor(readonly connectTimeoutMs: number) {
    limitConnecting(this.#httpAgent, "connect", connectTimeoutMs);
    limitConnecting(this.#httpsAgent, "secureConnect", connectTimeoutMs);
  }

  readonly send: Send = async (request) => {
    const { method, url, headers, params, body, timeoutMs, maxBytes } = request;
    const sent = new AxiosHeaders(headers);
    sent.set("accept-encoding", "gzip, deflate, br");
    const isFile = Buffer.isBuffer(body);
    if (body !== undefined)
      sent.set("content-type", isFile ? "application/octet-stream" : "application/json");
    const limit = new Limit();
    const timer = setTimeout(() => {
      limit.reach();
    }, timeoutMs);
    try {
      const answer = await requested({
        method,
        url,
        params,
        headers: sent,
        data: body === undefined || isFile ? body : JSON.stringify(body),
        httpAgent: this.#httpAgent,
        httpsAgent: this.#httpsAgent,
        ...(url.startsWith("https:") ? undefined : NO_PROXY),
        // A followed redirect could send a POST twice, or send the token to another host.
        maxRedirects: 0,
        maxContentLength: maxBytes,
        validateStatus: null,
        responseType: "text",
        // Not axios' own timeout, because it starts again with every byte: a slow answer could hold the operation for ever.
        signal: limit,
      });
      const header = (name: string) => {
        const value: unknown = answer.headers[name];
        return typeof value === "string" ? value : undefined;
      };
      return { status: answer.status, header, text: String(answer.data) };
    } catch (error) {
      throw asNoAnswer(error, request, this.connectTimeoutMs);
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Ends a request at the moment when its time is up. Not AbortSignal.timeout, because its timer and signal would stay in memory until
 * then. Not an AbortController, because more of a request's objects then outlive it, as garbage that V8 leaves in place for long.
 */
class Limit implements GenericAbortSignal {
  aborted = false;
  #abort: (() => void) | undefined;

  addEventListener(_: string, abort: () => void): void {
    this.#abort = abort;
  }

  removeEventListener(): void {
    this.#abort = undefined;
  }

  reach(): void {
    this.aborted = true;
    this.#abort?.();
  }
}

/** A late connection fails with a code of its own, because then the request was certainly not sent. */
function limitConnecting(agent: http.Agent, ready: "connect" | "secureConnect", limitMs: number) {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("connecting took too long"), { code: CONNECT_TIMEOUT }));
    }, limitMs);
    const stop = () => {
      clearTimeout(timer);
    };
    socket.once(ready, stop).once("close", stop);
    return socket;
  };
}

const UNSENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  EAI_AGAIN: "the host's address could not be resolved",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
};

const UNCLEAR: Readonly<Record<string, string>> = {
  ECONNRESET: "the connection was closed before an answer came",
  EPIPE: "the connection was closed before an answer came",
  ERR_BAD_RESPONSE: "the answer was cut off",
};

/** The reason why a request got no answer, from the error of axios. */
export function asNoAnswer(
  error: unknown,
  request: Pick<HttpRequest, "method" | "timeoutMs" | "maxBytes">,
  connectTimeoutMs: number,
): NoAnswer {
  if (!isAxiosError(error)) throw error;
  const code = error.code ?? "";
  const { syscall } = (error.cause ?? {}) as { syscall?: unknown };
  // On an existing connection, the same codes come after the request was sent.
  const isBeforeSending = syscall === "connect" || syscall === "getaddrinfo";
  if (code === CONNECT_TIMEOUT)
    return noAnswer({ why: `no connection within ${connectTimeoutMs / 1000} s`, kind: "unsent" });
  if (code === "ENOTFOUND")
    return new NoAnswer(
      ({ setting }) => ({
        why: "the host of graphUrl could not be found",
        kind: "final",
        remedy: `Check ${setting("graphUrl")}, and the network's DNS server.`,
      }),
      false,
    );
  if (code.startsWith("ERR_TLS") || /CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    const cause = {
      why: `the server's certificate is not trusted (${code})`,
      kind: "final",
      remedy: "If a company proxy intercepts TLS, set NODE_EXTRA_CA_CERTS to the file of its certificate.",
    } as const;
    return noAnswer(cause, false);
  }
  if (isBeforeSending) {
    return noAnswer({ why: UNSENT[code] ?? `the connection failed (${code})`, kind: "unsent" });
  }
  if (code === "ERR_CANCELED" || code === "ETIMEDOUT")
    return noAnswer({ why: `no answer within ${seconds(request.timeoutMs)} s`, kind: "unclear" });
  if (error.message.startsWith("maxContentLength"))
    // A read would get the same answer again. A creation was carried out nevertheless.
    return noAnswer({
      why: `the answer is larger than the limit (${request.maxBytes.toLocaleString("en")} bytes)`,
      kind: request.method === "GET" ? "final" : "unclear",
    });
  const why = UNCLEAR[code] ?? `the request failed (${code === "" ? error.message : code})`;
  return noAnswer({ why, kind: "unclear" });
}

const noAnswer = (cause: Cause, wasSent = cause.kind !== "unsent") => new NoAnswer(() => cause, wasSent);

const seconds = (ms: number) => Math.round(ms / 100) / 10;
