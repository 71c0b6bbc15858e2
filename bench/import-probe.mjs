// @ts-check
// A process that acts as a program and prints the cost of this package. That is the milliseconds of the import, and the packages
// that the import and a declared number load.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// Every program loads this.
const pulumi = await import("@pulumi/pulumi");
const before = new Set(Object.keys(require.cache));

const started = performance.now();
/** @type {unknown} */
const imported = require("pulumi-whatsapp");
const ms = performance.now() - started;

const { WhatsAppPhoneNumber } = /** @type {typeof import("pulumi-whatsapp")} */ (imported);
await pulumi.runtime.setMocks({
  newResource: () => ({ id: "110000000000001", state: {} }),
  call: () => ({}),
});
const number = new WhatsAppPhoneNumber("support", {
  cc: "1",
  phoneNumber: "2025550123",
  verifiedName: "Acme",
});
await new Promise((resolve) => number.urn.apply(resolve));

const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
const packages = loaded.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
console.log(JSON.stringify({ ms, packages: [...new Set(packages)] }));
