import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A place where programs stop until they are let through: they ask for `url`, and get no answer before `open`. */
export interface Gate {
  url: string;
  /** Resolves when this many programs stand at the gate. */
  waiting(count: number): Promise<void>;
  /** Lets everybody through who stands there, and whoever comes later. */
  open(): void;
  close(): Promise<void>;
}

export async function startGate(): Promise<Gate> {
  const standing: ServerResponse[] = [];
  let isOpen = false;
  let arrived: () => void = () => undefined;
  const server = createServer((_request, response) => {
    if (isOpen) response.end();
    else standing.push(response);
    arrived();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    waiting: (count) =>
      new Promise((resolve) => {
        arrived = () => {
          if (standing.length >= count) resolve();
        };
        arrived();
      }),
    open() {
      isOpen = true;
      for (const response of standing) response.end();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
