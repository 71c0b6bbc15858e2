import type { LookupAddress } from "node:dns";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { messageOf } from "../../failure";
import type { World } from "../../world";
import { NoAnswer } from "./no-answer";
import { permittedAddresses } from "./target";

const MOST_BYTES = 65_536;

export interface Outgoing {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Calls a webhook once, and follows no redirect. The call ends when the simulator closes.
 *
 * @throws NoAnswer if the address is not permitted, or gives no answer in time
 */
export async function send(address: URL, outgoing: Outgoing, world: World): Promise<WebhookAnswer> {
  const limit = limitOf(world);
  try {
    const addresses = await Promise.race([permittedAddresses(address, world), limit.reached]);
    return await exchange(address, addresses, outgoing, limit.signal);
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (limit.signal.aborted) throw limit.signal.reason;
    throw new NoAnswer(`there is no answer (${codeOf(error)})`);
  } finally {
    limit.end();
  }
}

function limitOf({ closing, webhooks: { timeoutMs } }: World) {
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new NoAnswer(`there is no answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  const closed = (): void => limit.abort(new NoAnswer("the simulator was closed"));
  const reached = new Promise<never>((_resolve, reject) => {
    limit.signal.addEventListener("abort", () => reject(limit.signal.reason as NoAnswer));
  });
  reached.catch(() => undefined); // The race reports it, if it still runs.
  closing.addEventListener("abort", closed);
  if (closing.aborted) closed();
  return {
    signal: limit.signal,
    reached,
    end(): void {
      clearTimeout(timer);
      closing.removeEventListener("abort", closed);
    },
  };
}

async function exchange(
  address: URL,
  addresses: LookupAddress[],
  { method, headers = {}, body }: Outgoing,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const request = address.protocol === "https:" ? httpsRequest : httpRequest;
  const options = { method, headers, signal, agent: false, lookup: pinned(addresses) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, options, resolve).on("error", reject).end(body);
  });
  return read(response);
}

async function read(response: IncomingMessage): Promise<WebhookAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new NoAnswer(`the answer is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") };
}

/** Connects only to the checked addresses. */
function pinned(addresses: LookupAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (all === true || first === undefined) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

/** The code, because a message repeats the address, and is empty if a host has several addresses. */
function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error
    ? String(error.code)
    : messageOf(error);
}
