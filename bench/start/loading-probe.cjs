// @ts-check
// A process that loads the provider's code as Pulumi's process does, and checks one number. It prints V8's profile of that: the
// milliseconds by package. Not `node --cpu-prof`, because that has the SDK too.
const { Session } = require("node:inspector");
const path = require("node:path");

const [, , file = ""] = process.argv;
const NUMBER = {
  ...{ businessAccountId: "100000000000001", cc: "1", phoneNumber: "2025550123" },
  verifiedName: "Example",
};
const SAMPLE_US = 100;

// The process has these before it loads our code.
require("@pulumi/pulumi/runtime");
const before = new Set(Object.keys(require.cache));

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.setSamplingInterval", { interval: SAMPLE_US });
session.post("Profiler.start");

/** @type {unknown} */
const loaded = require(path.resolve(file));
const { handler } = /** @type {typeof import("../../provider/dist/handler.js")} */ (loaded);
const provider = handler();
void check();

async function check() {
  const { failures } = (await provider.check?.({}, NUMBER)) ?? {};
  if (failures?.length !== 0) throw new Error("The provider refuses the number");
  session.post("Profiler.stop", (error, { profile }) => {
    if (error !== null) throw error;
    const files = Object.keys(require.cache).filter((name) => !before.has(name));
    console.log(JSON.stringify({ files: files.length, ms: msByPackage(profile) }));
  });
}

/**
 * @param {import("node:inspector").Profiler.Profile} profile
 * @returns {Record<string, number>}
 */
function msByPackage({ nodes, samples = [], timeDeltas = [] }) {
  const callFrames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  /** @type {Record<string, number>} */
  const ms = {};
  for (const [at, id] of samples.entries()) {
    const frame = callFrames.get(id);
    const name = frame === undefined ? undefined : packageOf(frame);
    if (name === undefined) continue;
    ms[name] = (ms[name] ?? 0) + (timeDeltas[at] ?? 0) / 1000;
  }
  return ms;
}

/**
 * `undefined` for the profiler itself, and for waiting.
 *
 * @param {import("node:inspector").Runtime.CallFrame} callFrame
 */
function packageOf({ url, functionName }) {
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url === "") return undefined;
  const [, foreign] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (foreign !== undefined && foreign !== "pulumi-whatsapp") return foreign;
  return url.startsWith("file:") ? "our files" : "Node.js";
}
