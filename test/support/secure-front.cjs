// @ts-check
// CommonJS, because the benchmark needs it as well, and the tests are CommonJS to jest.
const events = require("node:events");
const { createServer: createHttpServer } = require("node:http");
const { connect } = require("node:net");
const { createServer: createTlsServer } = require("node:tls");

/**
 * @typedef {import("node:net").Socket} Socket
 * @typedef {{ port: number, close: () => Promise<void> }} Listening
 */

/**
 * Speaks TLS in front of a server that speaks plain HTTP.
 * @param {import("./certificate.cjs").Certificate} certificate
 * @param {string} plainUrl
 */
async function startTlsFront(certificate, plainUrl) {
  const server = createTlsServer({ ...certificate }, (socket) =>
    join(socket, Number(new URL(plainUrl).port)),
  );
  // A client that does not trust the certificate hangs up, and the test expects that.
  server.on("tlsClientError", () => undefined);
  return listening(server);
}

/**
 * A proxy for HTTPS_PROXY: leads every tunnel to `port`, and records the requested hosts.
 * @param {number} port
 */
async function startTunnelProxy(port) {
  /** @type {string[]} */
  const tunnels = [];
  /** @type {string[]} */
  const others = [];
  const server = createHttpServer((request, response) => {
    others.push(request.url ?? "");
    response.writeHead(405).end();
  });
  server.on("connect", (request, /** @type {Socket} */ socket) => {
    tunnels.push(request.url ?? "");
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    join(socket, port);
  });
  return { tunnels, others, ...(await listening(server)) };
}

/**
 * @param {Socket} from
 * @param {number} port
 */
function join(from, port) {
  const to = connect(port, "127.0.0.1");
  for (const [one, other] of /** @type {const} */ ([
    [from, to],
    [to, from],
  ])) {
    one.pipe(other);
    one.once("error", () => other.destroy()).once("close", () => other.destroy());
  }
}

/**
 * @param {import("node:net").Server} server
 * @returns {Promise<Listening>}
 */
async function listening(server) {
  /** @type {Set<Socket>} */
  const sockets = new Set();
  server.on("connection", (/** @type {Socket} */ socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await events.once(server, "listening");
  return {
    port: /** @type {import("node:net").AddressInfo} */ (server.address()).port,
    async close() {
      const closed = events.once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

module.exports = { startTlsFront, startTunnelProxy };
