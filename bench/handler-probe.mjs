// @ts-check
// A process that acts as Pulumi's provider process until the first request is answered. It prints the packages and the number of
// files that this package loads in it, and whether Node.js loads its fetch.
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// The provider process has loaded this already.
await import("@pulumi/pulumi");
const before = new Set(Object.keys(require.cache));

const NUMBER = {
  ...{ businessAccountId: "100000000000001", cc: "1", phoneNumber: "2025550123" },
  verifiedName: "Acme",
};
// Not the simulator, because it may load more of Node.js in this process.
const server = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ id: "110000000000001", verified_name: "Acme", data: [] }));
});
await once(server.listen(0, "127.0.0.1"), "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
process.env.WHATSAPP_GRAPH_URL = `http://127.0.0.1:${port}`;

/** @type {unknown} */
const loadedHandler = require("pulumi-whatsapp/handler");
const { handler } = /** @type {typeof import("pulumi-whatsapp/handler")} */ (loadedHandler);
const provider = handler();
await provider.configure?.({
  config: /** @type {never} */ ({
    get: (/** @type {string} */ key) => (key === "whatsapp:accessToken" ? "test-token" : undefined),
  }),
});
const { failures } = (await provider.check?.({}, NUMBER)) ?? {};
if (failures?.length !== 0) throw new Error(`The check failed: ${JSON.stringify(failures)}`);
const { id } = await provider.create(NUMBER);
if (id !== "110000000000001") throw new Error(`The creation gave the id ${id}`);
server.close();

const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
const packages = loaded.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
const { moduleLoadList } = /** @type {NodeJS.Process & { moduleLoadList: string[] }} */ (process);
const loadsFetch = moduleLoadList.some((name) => name.endsWith("undici/undici"));
console.log(JSON.stringify({ files: loaded.length, packages: [...new Set(packages)].sort(), loadsFetch }));
