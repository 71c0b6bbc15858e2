import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The endpoint of a webhook: answers the handshake, and records the events. */
export interface Endpoint {
  /** Its address, with a path of its own. */
  url: string;
  /** The expected token. */
  verifyToken: string;
  /** Tokens of the handshakes so far. */
  readonly handshakes: string[];
  readonly events: { body: string; signature: string | undefined }[];
  close(): Promise<void>;
}

export const VERIFY_TOKEN = "verify-token-of-the-tests";

export async function startEndpoint(path = "/whatsapp"): Promise<Endpoint> {
  const handshakes: string[] = [];
  const events: Endpoint["events"] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname !== path) return void response.writeHead(404).end();
    if (request.method === "GET") {
      const token = url.searchParams.get("hub.verify_token") ?? "";
      handshakes.push(token);
      const isRight = url.searchParams.get("hub.mode") === "subscribe" && token === endpoint.verifyToken;
      return void response
        .writeHead(isRight ? 200 : 403)
        .end(isRight ? url.searchParams.get("hub.challenge") : "");
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      events.push({
        body: Buffer.concat(chunks).toString(),
        signature: request.headers["x-hub-signature-256"]?.toString(),
      });
      response.writeHead(200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    verifyToken: VERIFY_TOKEN,
    handshakes,
    events,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return endpoint;
}
