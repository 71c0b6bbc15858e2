// @ts-check
import { homedir } from "node:os";
import path from "node:path";

import { PINNED_VERSION } from "./versions.mjs";

/**
 * Where the fetched CLI lives: per user, so that every checkout shares it, and per version and platform.
 * @param {NodeJS.ProcessEnv} env
 */
export function cachedInstallation(env) {
  return path.join(
    userCacheFolder(env),
    "pulumi-whatsapp",
    `pulumi-${PINNED_VERSION}-${process.platform}-${process.arch}`,
  );
}

/** @param {NodeJS.ProcessEnv} env */
function userCacheFolder(env) {
  // The XDG specification tells programs to ignore a relative path.
  if (env.XDG_CACHE_HOME !== undefined && path.isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  const home = env.HOME ?? homedir();
  return process.platform === "darwin" ? path.join(home, "Library", "Caches") : path.join(home, ".cache");
}
