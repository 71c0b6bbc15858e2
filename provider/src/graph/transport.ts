import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import { AxiosHeaders, getAdapter, isAxiosError } from "axios";
import type { FrontEndWords } from "./front-end-words";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** Why no answer came, and whether the server may have got the request. */
export class NoAnswer extends Error {
  readonly why: (words: FrontEndWords) => string;

  constructor(
    why: string | ((words: FrontEndWords) => string),
    readonly kind: "unsent" | "unclear" | "final",
  ) {
    super("no answer");
    this.why = typeof why === "string" ? () => why : why;
  }
}

const CONNECT_TIMEOUT = "ERR_CONNECT_TIMEOUT";
const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

/** A proxy would read the token of a plain request, which whoever allowed plain HTTP to that host did not mean. */
const NO_PROXY = { proxy: false } as const;

/** axios without merged defaults and interceptors, which cost as much again as its request. What that leaves to do is done here. */
const requested = getAdapter("http");

/** Sends one HTTP request over kept connections and gives what came back, whatever its status. */
export class Transport {
  readonly #httpAgent = new http.Agent({ keepAlive: true });
  readonly #httpsAgent = new https.Agent({ keepAlive: true });

  constructor(readonly connectTimeoutMs: number) {
    limitConnecting(this.#httpAgent, "connect", connectTimeoutMs);
    limitConnecting(this.#httpsAgent, "secureConnect", connectTimeoutMs);
  }

  async send({ method, url, headers, params, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
    const sent = new AxiosHeaders(headers);
    sent.set("accept-encoding", "gzip, deflate, br");
    if (body !== undefined) sent.set("content-type", "application/json");
    try {
      const answer = await requested({
        method,
        url,
        params,
        headers: sent,
        data: body === undefined ? undefined : JSON.stringify(body),
        httpAgent: this.#httpAgent,
        httpsAgent: this.#httpsAgent,
        ...(url.startsWith("https:") ? undefined : NO_PROXY),
        // A followed redirect would send a POST twice, or the token to another host.
        maxRedirects: 0,
        maxContentLength: MAX_ANSWER_BYTES,
        validateStatus: null,
        responseType: "text",
        // Not axios' own timeout, which begins anew with every byte: an answer that trickles in would hold the operation for ever.
        signal: AbortSignal.timeout(timeoutMs),
      });
      const header = (name: string) => {
        const value: unknown = answer.headers[name];
        return typeof value === "string" ? value : undefined;
      };
      return { status: answer.status, header, text: String(answer.data) };
    } catch (error) {
      throw asNoAnswer(error, timeoutMs, this.connectTimeoutMs);
    }
  }
}

/** A connection that is not there in time fails with a code of its own: then the request was certainly not sent. */
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
  EAI_AGAIN: "the host's address could not be looked up",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
};

const UNCLEAR: Readonly<Record<string, string>> = {
  ECONNRESET: "the connection was closed before an answer came",
  EPIPE: "the connection was closed before an answer came",
  ERR_BAD_RESPONSE: "the answer broke off or was too long",
};

function asNoAnswer(error: unknown, timeoutMs: number, connectTimeoutMs: number): NoAnswer {
  if (!isAxiosError(error)) throw error;
  const code = error.code ?? "";
  const connecting = (error.cause as { syscall?: unknown } | undefined)?.syscall === "connect";
  if (code === CONNECT_TIMEOUT)
    return new NoAnswer(`no connection within ${connectTimeoutMs / 1000} s`, "unsent");
  if (code === "ENOTFOUND")
    return new NoAnswer(
      ({ setting }) => `the host of graphUrl has no address: check ${setting("graphUrl")}`,
      "final",
    );
  if (code.startsWith("ERR_TLS") || /CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return new NoAnswer(`the server's certificate is not trusted (${code})`, "final");
  }
  const unsent = UNSENT[code] ?? (connecting ? `the connection failed (${code})` : undefined);
  if (unsent !== undefined) return new NoAnswer(unsent, "unsent");
  if (code === "ERR_CANCELED" || code === "ETIMEDOUT")
    return new NoAnswer(`no answer within ${timeoutMs / 1000} s`, "unclear");
  return new NoAnswer(
    UNCLEAR[code] ?? `the request failed on its way (${code === "" ? error.message : code})`,
    "unclear",
  );
}
