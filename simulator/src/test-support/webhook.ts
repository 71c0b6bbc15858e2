import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterTest } from "./simulator";

/** One request that a webhook got. */
export interface Arrived {
  method: string;
  /** With the query, unchanged. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Webhook {
  /** `http://127.0.0.1:PORT` */
  url: string;
  arrived: Arrived[];
}

/** Answers a verification as an app does, and any other call with 200. */
export function answerChallenge({ query }: Arrived, response: ServerResponse): void {
  response.end(query["hub.challenge"] ?? "");
}

/** An endpoint for webhooks on this machine, closed after the test. */
export async function webhook(
  answer: (arrived: Arrived, response: ServerResponse) => void = answerChallenge,
): Promise<Webhook> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const query = Object.fromEntries(new URL(url, "http://localhost").searchParams);
      const one = { method, path: url, query, headers, body: Buffer.concat(chunks).toString("utf8") };
      arrived.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived };
}
