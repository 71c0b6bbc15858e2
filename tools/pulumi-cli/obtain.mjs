// @ts-check
import path from "node:path";

import { version as SDK_VERSION } from "@pulumi/pulumi/version.js";

import { buildFromGoModules } from "./build.mjs";
import { listed, obtainOnce } from "./cache.mjs";
import { downloadRelease } from "./download.mjs";
import { inspect, pulumiOnPath } from "./inspect.mjs";
import { MINIMUM_GO, NEWEST } from "./releases.mjs";

/**
 * A Pulumi CLI that works. `dir` belongs first on PATH, because it also holds the programs that the CLI starts.
 * @typedef {{ command: string, dir: string, version: string, how: "path" | "cache" | "download" | "build" }} Pulumi
 *
 * @typedef {import("./releases.mjs").Release} Release
 * @typedef {import("./cache.mjs").FetchOptions} FetchOptions
 *
 * Puts a release of the CLI into the subfolder `bin` of an empty folder, or throws the reason why not.
 * @typedef {(release: Release, folder: string, options: FetchOptions) => Promise<void>} FetchRelease
 *
 * @typedef {{ how: "download" | "build", title: string, fetch: FetchRelease }} Source
 */

/** @type {Source[]} */
const SOURCES = [
  { how: "download", title: "the official download", fetch: downloadRelease },
  { how: "build", title: "a build from the Go modules", fetch: buildFromGoModules },
];

/**
 * The CLI on PATH if it is compatible, else a cached one, else a download, else a build. With `release`, that one only.
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
  // CLI and SDK have one version number, and nobody tests an engine that is older than its SDK.
  const range = release?.version ?? `^${SDK_VERSION}`;
  const onPath = await pulumiOnPath(range, { env, signal });
  if (!("problem" in onPath)) return { ...onPath, how: "path" };

  const wanted = release ?? NEWEST;
  const obtained = await obtainOnce(
    {
      name: `pulumi-${wanted.version}-${process.platform}-${process.arch}`,
      title: "Pulumi",
      check: (bin) => inspect(bin, { env, signal }),
      sources: sources.map(({ how, title, fetch }) => ({
        how,
        title,
        fetch: (folder, options) => fetch(wanted, folder, options),
      })),
    },
    { env, log, signal },
  );
  if (!("tried" in obtained)) {
    const { dir, found, how } = obtained;
    return { command: path.join(dir, "pulumi"), dir, version: found.version, how };
  }
  throw new Error(
    "The Pulumi CLI is missing and could not be downloaded or built. Tried, in this order:\n" +
      `${listed([`pulumi on PATH: ${onPath.problem}`, ...obtained.tried])}\n` +
      `Install Pulumi ${release?.version ?? `${SDK_VERSION} or a newer 3.x`} (https://www.pulumi.com/docs/install/), or Go ${MINIMUM_GO} ` +
      "or newer (https://go.dev/dl/) with a reachable module proxy, and run this again.",
  );
}
