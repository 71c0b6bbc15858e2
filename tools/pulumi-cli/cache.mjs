// @ts-check
// Not proper-lockfile, because a killed process leaves its lock behind. Not find-cache-dir, because it only names a folder.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * @typedef {{ env: NodeJS.ProcessEnv, log: (line: string) => void, signal?: AbortSignal | undefined }} FetchOptions
 *
 * Puts programs into the subfolder `bin` of an empty folder, or throws the reason why not.
 * @typedef {(folder: string, options: FetchOptions) => Promise<void>} Fetch
 */

/** A running fetch renews the time of its folder. Process ids do not help: the system reuses them, and they are not unique on a shared volume. */
const RENEW_MS = 5_000;
const ABANDONED_MS = 60_000;
const LOOK_AGAIN_MS = 250;
const PARTIAL = ".partial-";

/**
 * The programs of that name from the cache, else from the first source that works, else the list of all attempts.
 * @template {object} Found
 * @template {string} How
 * @param {{
 *   name: string,
 *   title: string,
 *   check: (bin: string) => Promise<Found | { problem: string }>,
 *   sources: { how: How, title: string, fetch: Fetch }[],
 * }} wanted `name` is that of the folder, `title` the one that a person reads
 * @param {FetchOptions} options
 * @returns {Promise<{ dir: string, found: Found, how: How | "cache" } | { tried: string[] }>}
 */
export async function obtainOnce({ name, title, check, sources }, { env, log, signal }) {
  const home = path.join(cacheFolder(env), name);
  const dir = path.join(home, "bin");
  await mkdir(path.dirname(home), { recursive: true });
  await waitForOthers(home, title, { log, signal });
  const cached = existsSync(dir) ? await check(dir) : undefined;
  if (cached !== undefined && !("problem" in cached)) return { dir, found: cached, how: "cache" };
  const tried = [
    `fetched before: ${cached === undefined ? `nothing in ${home}` : `${dir} does not work: ${cached.problem}`}`,
  ];
  await rm(home, { recursive: true, force: true });

  // Tells other processes about the fetch. There is no lock: if two start at once, both results are whole, and the first one stays.
  const partial = await mkdtemp(`${home}${PARTIAL}`);
  const renewing = setInterval(() => {
    const now = new Date();
    // If the folder is gone, the fetch itself fails and says so.
    utimes(partial, now, now).catch(() => undefined);
  }, RENEW_MS).unref();
  try {
    for (const { how, title: source, fetch } of sources) {
      const folder = path.join(partial, how);
      await mkdir(folder);
      try {
        await fetch(folder, { env, log, signal });
        const found = await check(path.join(folder, "bin"));
        if ("problem" in found) throw new Error(`the result does not work: ${found.problem}`);
        await rm(path.join(folder, "tmp"), { recursive: true, force: true });
        await rename(folder, home).catch((/** @type {unknown} */ error) => {
          if (!existsSync(home)) throw error;
        });
        return { dir, found, how };
      } catch (error) {
        signal?.throwIfAborted();
        tried.push(`${source}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    clearInterval(renewing);
    await rm(partial, { recursive: true, force: true });
  }
  return { tried };
}

/**
 * Per user, so that every checkout shares it.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder({ HOME: home = homedir(), XDG_CACHE_HOME: chosen = "" }) {
  const usual = path.join(home, process.platform === "darwin" ? "Library/Caches" : ".cache");
  // The XDG specification tells programs to ignore a relative path.
  return path.join(path.isAbsolute(chosen) ? chosen : usual, "pulumi-whatsapp");
}

/**
 * The end of an error's message.
 * @param {string[]} tried
 */
export function listed(tried) {
  return tried.map((attempt) => `  - ${attempt.replaceAll("\n", "\n      ")}`).join("\n");
}

/**
 * Waits while another process fetches the same, and removes the folders of fetches that were killed.
 * @param {string} home
 * @param {string} title
 * @param {Pick<FetchOptions, "log" | "signal">} options
 */
async function waitForOthers(home, title, { log, signal }) {
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
        `Another process is fetching ${title} already; waiting for it. If it was killed, this takes a minute.`,
      );
    await delay(LOOK_AGAIN_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** @param {string} folder */
async function isAbandoned(folder) {
  const found = await stat(folder).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs > ABANDONED_MS;
}
