import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

import type { Certificate } from "./certificate";

interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Speaks TLS in front of a server that speaks plain HTTP. */
export async function startTlsFront(certificate: Certificate, plainUrl: string): Promise<Listening> {
  const server = createTlsServer({ ...certificate }, (socket) =>
    join(socket, Number(new URL(plainUrl).port)),
  );
  // A client that does not trust the certificate hangs up, and the test expects that.
  server.on("tlsClientError", () => undefined);
  return listening(server);
}

/** A proxy for HTTPS_PROXY: leads every tunnel to `port`, and records the requested hosts. */
export async function startTunnelProxy(
  port: number,
): Promise<Listening & { tunnels: string[]; others: string[] }> {
  const tunnels: string[] = [];
  const others: string[] = [];
  const server = createHttpServer((request, response) => {
    others.push(request.url ?? "");
    response.writeHead(405).end();
  });
  server.on("connect", (request, socket: Socket) => {
    tunnels.push(request.url ?? "");
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    join(socket, port);
  });
  return { tunnels, others, ...(await listening(server)) };
}

function join(from: Socket, port: number): void {
  const to = connect(port, "127.0.0.1");
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const) {
    one.pipe(other);
    one.once("error", () => other.destroy()).once("close", () => other.destroy());
  }
}

async function listening(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
