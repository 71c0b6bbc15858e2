// @ts-check
// A process that does what a program does, and says what this package has cost it: milliseconds for the import, and the packages that
// importing it and declaring a number have loaded.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// A program has this loaded in any case.
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
