// @ts-check
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { version as SDK_VERSION } from "@pulumi/pulumi/version.js";

import { buildFromGoModules } from "./build.mjs";
import { downloadRelease } from "./download.mjs";
import { inspect, pulumiOnPath } from "./inspect.mjs";
import { MINIMUM_GO, NEWEST } from "./releases.mjs";

/**
 * A Pulumi CLI that works. `dir` belongs first on PATH, because it also holds the programs that the CLI starts.
 * @typedef {{ command: string, dir: string, version: string, how: "path" | "cache" | "download" | "build" }} Pulumi
 *
 * @typedef {import("./releases.mjs").Release} Release
 * @typedef {{ env: NodeJS.ProcessEnv, log: (line: string) => void, signal?: AbortSignal | undefined }} FetchOptions
 *
 * Puts a release of the CLI into the subfolder `bin` of an empty folder, or throws the reason why not.
 * @typedef {(release: Release, folder: string, options: FetchOptions) => Promise<void>} Fetch
 *
 * @typedef {{ how: "download" | "build", title: string, fetch: Fetch }} Source
 */

/** A running fetch renews the time of its folder. Process ids do not tell: they are used again, and are not unique on a shared volume. */
const RENEW_MS = 5_000;
const ABANDONED_MS = 60_000;
const LOOK_AGAIN_MS = 250;
const PARTIAL = ".partial-";

/** @type {Source[]} */
const SOURCES = [
  { how: "download", title: "the official download", fetch: downloadRelease },
  { how: "build", title: "a build from the Go modules", fetch: buildFromGoModules },
];

/**
 * The CLI on PATH if it is compatible, else the one fetched before, else a download, else a build. With `release`, that one only.
 * @param {Partial<FetchOptions> & { release?: Release, sources?: Source[] }} [options]
 * @returns {Promise<Pulumi>}
 */
export async function obtainPulumi({
  release,
  env = process.env,
  log = (line) => void process.stderr.write(`${line}\n`),
  signal,
  sources = SOURCES,
} = {}) {
  // Pulumi releases CLI and SDK under one number, and nobody tests an engine that is older than its SDK.
  const range = release?.version ?? `^${SDK_VERSION}`;
  const onPath = await pulumiOnPath(range, { env, signal });
  if (!("problem" in onPath)) return { ...onPath, how: "path" };
  const tried = [`pulumi on PATH: ${onPath.problem}`];

  const wanted = release ?? NEWEST;
  const home = cacheFor(wanted, env);
  await mkdir(path.dirname(home), { recursive: true });
  await waitForOthers(home, { log, signal });
  const cached = await inCache(home, { env, signal });
  if (!("problem" in cached)) return { ...cached, how: "cache" };
  tried.push(`fetched before: ${cached.problem}`);
  await rm(home, { recursive: true, force: true });

  // Tells other processes that a fetch is going on. There is no lock: if two begin at once, both results are whole, and the first one stays.
  const partial = await mkdtemp(`${home}${PARTIAL}`);
  const renewing = setInterval(() => {
    const now = new Date();
    // If the folder is gone, the fetch itself fails and says so.
    utimes(partial, now, now).catch(() => undefined);
  }, RENEW_MS).unref();
  try {
    for (const { how, title, fetch } of sources) {
      const folder = path.join(partial, how);
      await mkdir(folder);
      try {
        await fetch(wanted, folder, { env, log, signal });
        const fetched = await inspect(path.join(folder, "bin"), { env, signal });
        if ("problem" in fetched) throw new Error(`the result does not work: ${fetched.problem}`);
        await rm(path.join(folder, "tmp"), { recursive: true, force: true });
        await rename(folder, home).catch((/** @type {unknown} */ error) => {
          if (!existsSync(home)) throw error;
        });
        return { ...installed(home), version: fetched.version, how };
      } catch (error) {
        signal?.throwIfAborted();
        tried.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    clearInterval(renewing);
    await rm(partial, { recursive: true, force: true });
  }
  const attempts = tried.map((attempt) => `  - ${attempt.replaceAll("\n", "\n      ")}`).join("\n");
  throw new Error(
    `The Pulumi CLI is needed and could not be obtained. Tried, in this order:\n${attempts}\n` +
      `Install Pulumi ${release?.version ?? `${SDK_VERSION} or a newer 3.x`} (https://www.pulumi.com/docs/install/), or Go ${MINIMUM_GO} ` +
      "or newer (https://go.dev/dl/) with a reachable module proxy, and run this again.",
  );
}

/**
 * Per user, so that every checkout shares it.
 * @param {Release} release
 * @param {NodeJS.ProcessEnv} env
 */
function cacheFor({ version }, { HOME: home = homedir(), XDG_CACHE_HOME: chosen = "" }) {
  const usual = path.join(home, process.platform === "darwin" ? "Library/Caches" : ".cache");
  // The XDG specification tells programs to ignore a relative path.
  const folder = path.isAbsolute(chosen) ? chosen : usual;
  return path.join(folder, "pulumi-whatsapp", `pulumi-${version}-${process.platform}-${process.arch}`);
}

/** @param {string} home */
function installed(home) {
  const dir = path.join(home, "bin");
  return { command: path.join(dir, "pulumi"), dir };
}

/**
 * @param {string} home
 * @param {Pick<FetchOptions, "env" | "signal">} options
 * @returns {Promise<{ command: string, dir: string, version: string } | { problem: string }>}
 */
async function inCache(home, options) {
  const { command, dir } = installed(home);
  if (!existsSync(dir)) return { problem: `nothing in ${home}` };
  const found = await inspect(dir, options);
  return "problem" in found
    ? { problem: `${dir} does not work: ${found.problem}` }
    : { command, dir, ...found };
}

/**
 * Waits while another process fetches the same, and removes the folders of fetches that were killed.
 * @param {string} home
 * @param {Pick<FetchOptions, "log" | "signal">} options
 */
async function waitForOthers(home, { log, signal }) {
  const cache = path.dirname(home);
  for (let said = false; ; said = true) {
    const names = await readdir(cache);
    let waiting = false;
    for (const name of names.filter((each) => each.startsWith(`${path.basename(home)}${PARTIAL}`))) {
      const folder = path.join(cache, name);
      if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
      else waiting = true;
    }
    if (!waiting) return;
    if (!said)
      log(
        "Another process is fetching Pulumi already; waiting for it. If it was killed, this takes a minute.",
      );
    await delay(LOOK_AGAIN_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** @param {string} folder */
async function isAbandoned(folder) {
  const found = await stat(folder).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs > ABANDONED_MS;
}
