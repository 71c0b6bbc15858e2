// @ts-check
// A process that acts as Pulumi's provider process until the first check, and prints the packages and the number of files that
// this package loads in it.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// The provider process has loaded this already.
await import("@pulumi/pulumi");
const before = new Set(Object.keys(require.cache));

/** @type {unknown} */
const loadedHandler = require("pulumi-whatsapp/handler");
const { handler } = /** @type {typeof import("pulumi-whatsapp/handler")} */ (loadedHandler);
const provider = handler();
await provider.configure?.({
  config: /** @type {never} */ ({
    get: (/** @type {string} */ key) => (key === "whatsapp:accessToken" ? "test-token" : undefined),
  }),
});
const { failures } =
  (await provider.check?.(
    {},
    { businessAccountId: "100000000000001", cc: "1", phoneNumber: "2025550123", verifiedName: "Acme" },
  )) ?? {};
if (failures?.length !== 0) throw new Error(`The check failed: ${JSON.stringify(failures)}`);

const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
const packages = loaded.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
console.log(JSON.stringify({ files: loaded.length, packages: [...new Set(packages)].sort() }));
