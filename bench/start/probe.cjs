// @ts-check
// Loaded into each Node.js process of a run by NODE_OPTIONS. It appends the moments on the way to the first creation to a file, one
// JSON line each, in milliseconds since 1970. Not the engine's own tracing, because it does not see inside the processes.
const { subscribe } = require("node:diagnostics_channel");
const { appendFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const FILE = process.env.BENCH_START_FILE;
const now = () => performance.timeOrigin + performance.now();

/**
 * @param {string} moment
 * @param {number} [at]
 */
function mark(moment, at = now()) {
  if (FILE !== undefined) appendFileSync(FILE, `${JSON.stringify({ moment, at, process: role() })}\n`);
}

/** The part that this process has in the run, by its script. */
function role() {
  const [, script = "lookup"] = process.argv;
  if (/[\\/]dynamic-provider([\\/]index\.js)?$/.test(script)) return "bridge";
  if (/[\\/]plugin[\\/]main\.cjs$/.test(script)) return "plugin";
  return /[\\/]cmd[\\/]run/.test(script) ? "program" : path.basename(script);
}

mark("started", performance.timeOrigin);
mark("ready");

// The port, for which the engine waits.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (/** @type {string} */ text) => {
  mark("port");
  process.stdout.write = write;
  return write(text);
};

subscribe("http.client.request.start", (message) => {
  const { request } = /** @type {{ request: import("node:http").ClientRequest }} */ (message);
  if (request.method === "POST") mark("post");
});

/** @typedef {Record<string, (...args: unknown[]) => unknown>} Provider */
/** @typedef {(request: string, ...rest: unknown[]) => unknown} Load */

const internal = /** @type {{ _load: Load }} */ (/** @type {unknown} */ (Module));
const load = internal._load.bind(internal);
internal._load = (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) => {
  if (request !== "pulumi-whatsapp/handler") return load(request, ...rest);
  internal._load = load;
  mark("loading");
  const loaded = /** @type {{ handler: (word?: string) => Provider }} */ (load(request, ...rest));
  mark("loaded");
  return { handler: (/** @type {string | undefined} */ word) => watched(loaded.handler(word)) };
};

/**
 * The provider, with a mark before and after each check, and before each creation.
 *
 * @param {Provider} provider
 */
function watched(provider) {
  return {
    configure: provider.configure?.bind(provider),
    diff: provider.diff?.bind(provider),
    read: provider.read?.bind(provider),
    /** @param {unknown[]} args */
    async check(...args) {
      mark("check");
      const checked = await provider.check?.(...args);
      mark("checked");
      return checked;
    },
    /** @param {unknown[]} args */
    create(...args) {
      mark("create");
      return provider.create?.(...args);
    },
  };
}
