// @ts-check
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

import { cachedInstallation } from "./cache-folder.mjs";
import { downloadRelease } from "./download.mjs";
import { buildFromGoModules } from "./go-build.mjs";
import { inspectInstallation } from "./installation.mjs";
import { isAlive, withLock } from "./lock.mjs";
import { pulumiOnPath } from "./on-path.mjs";
import { isErrno } from "./errno.mjs";
import { MINIMUM_GO, MINIMUM_VERSION, PINNED_VERSION } from "./versions.mjs";

/**
 * A Pulumi CLI that can be used. `dir` belongs first on PATH: it also holds what the CLI starts.
 * @typedef {{ command: string, dir: string, version: string, how: "path" | "cache" | "download" | "build" }} Pulumi
 *
 * @typedef {{ env: NodeJS.ProcessEnv, log: (line: string) => void, signal?: AbortSignal | undefined }} FetchOptions
 *
 * Puts the CLI into the subfolder `bin` of an empty folder, or throws the reason why it cannot.
 * @typedef {(folder: string, options: FetchOptions) => Promise<void>} Fetch
 */

/** @type {{ how: "download" | "build", title: string, fetch: Fetch }[]} */
const OFFICIAL_SOURCES = [
  { how: "download", title: "the official download", fetch: downloadRelease },
  { how: "build", title: "a build from the Go modules", fetch: buildFromGoModules },
];

/** Nothing worked. The message lists what was tried. */
export class PulumiUnavailableError extends Error {
  /** @override */
  name = "PulumiUnavailableError";

  /** @param {string[]} tried */
  constructor(tried) {
    const attempts = tried.map((attempt) => `  - ${attempt.replaceAll("\n", "\n      ")}`).join("\n");
    super(
      `The Pulumi CLI is needed and could not be obtained. Tried, in this order:\n${attempts}\n` +
        `Install Pulumi ${MINIMUM_VERSION} or a newer 3.x (https://www.pulumi.com/docs/install/), or Go ${MINIMUM_GO} ` +
        "or newer (https://go.dev/dl/) with a reachable module proxy, and run this again.",
    );
  }
}

/**
 * The CLI on PATH if it is compatible, else the one fetched before, else a download, else a build.
 * @param {Partial<FetchOptions> & { sources?: typeof OFFICIAL_SOURCES }} [options]
 * @returns {Promise<Pulumi>}
 */
export async function obtainPulumi(options = {}) {
  const { env = process.env, log = logToStderr, signal, sources = OFFICIAL_SOURCES } = options;

  const onPath = await pulumiOnPath({ env, signal });
  if (!("problem" in onPath)) return { ...onPath, how: "path" };
  const tried = [`pulumi on PATH: ${onPath.problem}`];

  const home = cachedInstallation(env);
  const cached = await fromCache(home, { env, signal });
  if (!("problem" in cached)) return cached;

  await mkdir(path.dirname(home), { recursive: true });
  const onWait = (/** @type {string} */ owner) =>
    log(`Pulumi ${PINNED_VERSION} is being fetched by ${owner} already; waiting for it.`);
  return await withLock(`${home}.lock`, { signal, onWait }, async () => {
    const sinceFetched = await fromCache(home, { env, signal });
    if (!("problem" in sinceFetched)) return sinceFetched;
    tried.push(`fetched before: ${sinceFetched.problem}`);
    await rm(home, { recursive: true, force: true });
    await removeAbandoned(home);
    for (const source of sources) {
      try {
        return await fetchInto(home, source, { env, log, signal });
      } catch (error) {
        signal?.throwIfAborted();
        tried.push(`${source.title}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    throw new PulumiUnavailableError(tried);
  });
}

/** @param {string} line */
function logToStderr(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {string} home
 * @param {Pick<FetchOptions, "env" | "signal">} options
 * @returns {Promise<Pulumi | { problem: string }>}
 */
async function fromCache(home, options) {
  const dir = path.join(home, "bin");
  if (!existsSync(dir)) return { problem: `nothing in ${home}` };
  const found = await inspectInstallation(dir, options);
  if ("problem" in found) return { problem: `${dir} cannot be used: ${found.problem}` };
  return { command: path.join(dir, "pulumi"), dir, version: found.version, how: "cache" };
}

/**
 * Fetches into a folder beside the final one, so that the final one is whole from the moment it exists.
 * @param {string} home
 * @param {typeof OFFICIAL_SOURCES[number]} source
 * @param {FetchOptions} options
 * @returns {Promise<Pulumi>}
 */
async function fetchInto(home, source, options) {
  const partial = `${home}.partial-${process.pid}-${randomUUID()}`;
  await mkdir(partial);
  try {
    await source.fetch(partial, options);
    const found = await inspectInstallation(path.join(partial, "bin"), options);
    if ("problem" in found) throw new Error(`what it gave cannot be used: ${found.problem}`);
    await rm(path.join(partial, "tmp"), { recursive: true, force: true });
    await rename(partial, home).catch((/** @type {unknown} */ error) => {
      // Somebody else has put one there in the meantime: as good as this one.
      if (!isErrno(error, "ENOTEMPTY") && !isErrno(error, "EEXIST")) throw error;
    });
    const dir = path.join(home, "bin");
    return { command: path.join(dir, "pulumi"), dir, version: found.version, how: source.how };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * Removes what fetches that were killed have left: nobody else will.
 * @param {string} home
 */
async function removeAbandoned(home) {
  const folder = path.dirname(home);
  const prefix = `${path.basename(home)}.partial-`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
