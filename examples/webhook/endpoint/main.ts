/** npm run endpoint: an endpoint for webhooks on this machine. It prints its address, then a line for each message. */
import { createServer } from "node:http";

import { challengeFor } from "./handshake";
import { messagesIn } from "./messages";
import { isSigned } from "./signature";

const verifyToken = required("VERIFY_TOKEN");
const appSecret = required("APP_SECRET");
const port = Number(process.env.PORT ?? 4011);

/** Far more than an event of Meta has. */
const MAX_BYTES = 1024 * 1024;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://endpoint");
  if (request.method === "GET") {
    const challenge = challengeFor(url.searchParams, verifyToken);
    response.writeHead(challenge === undefined ? 403 : 200, { "content-type": "text/plain" }).end(challenge);
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) response.writeHead(413).end(() => request.destroy());
    else chunks.push(chunk);
  });
  request.once("end", () => {
    const body = Buffer.concat(chunks);
    // Anybody can call this address. Only Meta and you have the app's secret.
    if (!isSigned(body, request.headers["x-hub-signature-256"], appSecret)) {
      console.log(`${url.pathname}: refused an event without the right signature`);
      response.writeHead(401).end();
      return;
    }
    // Meta sends an event again if the answer is late: answer first, work afterwards.
    response.writeHead(200).end();
    for (const { from, text } of messagesIn(body)) console.log(`${url.pathname}: ${from} wrote: ${text}`);
  });
});
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}.`);
  process.exit(2);
}
