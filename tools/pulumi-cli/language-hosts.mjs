// @ts-check
// Not `pulumi plugin install language`: it needs an open network, and does not know the bundled hosts.
import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { chmod, copyFile, rename, symlink } from "node:fs/promises";
import path from "node:path";

import { cacheFolder, listed, obtainOnce } from "./cache.mjs";
import { goModules } from "./go-modules.mjs";
import { findExecutable, foldersOnPath } from "./inspect.mjs";
import { MINIMUM_GO, NEWEST, versionIn } from "./releases.mjs";

/** @typedef {import("./cache.mjs").FetchOptions} FetchOptions */
/** @typedef {"yaml" | "python" | "go"} Language */

const SDK = "github.com/pulumi/pulumi/sdk/v3";

/** As modules, Pulumi publishes only hosts of Python and Go up to those of SDK 3.60.0. */
const HOSTS = {
  yaml: {
    module: "yaml-host",
    dependency: "github.com/pulumi/pulumi-yaml",
    source: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    scripts: [],
  },
  python: {
    module: "language-host",
    dependency: SDK,
    source: `${SDK}/python/cmd/pulumi-language-python`,
    // The host starts programs with this script. The script calls Python's SDK, so it comes from the version of the CLI.
    scripts: ["python/cmd/pulumi-language-python-exec"],
  },
  go: { module: "language-host", dependency: SDK, source: `${SDK}/go/pulumi-language-go`, scripts: [] },
};

/**
 * Obtains a CLI's hosts for other languages: beside it or on PATH if they are there, else from the cache, else by a build. Put
 * the result first on PATH. It is one folder, unless a user's installation lacks a host: then it is several, joined as on PATH.
 * @param {Pick<import("./obtain.mjs").Pulumi, "dir">} pulumi
 * @param {Language[]} languages
 * @param {Partial<FetchOptions>} [options]
 * @returns {Promise<string>}
 */
export async function obtainLanguageHosts(
  pulumi,
  languages,
  { env = process.env, log = (line) => void process.stderr.write(`${line}\n`), signal } = {},
) {
  const beside = [pulumi.dir, ...foldersOnPath(env)];
  const isOurs = path.dirname(path.dirname(pulumi.dir)) === cacheFolder(env);
  /** @type {string[]} */
  const folders = [];
  for (const language of languages) {
    const host = hostOf(language);
    if (host.files.every((file) => isThere(file, beside, host.home))) continue;
    const dir = await hostInCache(language, host, { env, log, signal });
    if (isOurs) await Promise.all(host.files.map((file) => link(file, host.home, pulumi.dir)));
    else folders.push(dir);
  }
  return [...folders, pulumi.dir].join(path.delimiter);
}

/** @param {Language} language */
function hostOf(language) {
  const { module, dependency, source, scripts } = HOSTS[language];
  const name = `pulumi-language-${language}`;
  const version = versionIn(module, dependency);
  return {
    program: { module, source, name },
    scripts,
    files: [name, ...scripts.map((script) => path.basename(script))],
    title: `${name} ${version}`,
    // With the version of the CLI too, because the host reports that version, and its script comes from there.
    home: `${name}-${version}-for-${NEWEST.version}-${process.platform}-${process.arch}`,
  };
}

/**
 * @param {Language} language
 * @param {ReturnType<typeof hostOf>} host
 * @param {FetchOptions} options
 * @returns {Promise<string>}
 */
async function hostInCache(language, { program, scripts, files, title, home }, options) {
  const obtained = await obtainOnce(
    {
      name: home,
      title,
      check(bin) {
        const missing = files.find((file) => findExecutable(file, [bin]) === undefined);
        return Promise.resolve(missing === undefined ? {} : { problem: `${missing} is missing` });
      },
      sources: [
        {
          how: "build",
          title: "a build from the Go modules",
          async fetch(folder, { log }) {
            const go = await goModules(folder, options);
            log(
              `Building ${title} from its Go modules: up to 2 minutes on two cores and 1 GB of disk, once per user.`,
            );
            await go.build(program, NEWEST.version);
            if (scripts.length === 0) return;
            const sdk = await go.download(NEWEST.module, SDK);
            for (const script of scripts) {
              const copy = path.join(go.bin, path.basename(script));
              await copyFile(path.join(sdk, script), copy);
              // Files of the module cache are read-only and not executable.
              await chmod(copy, 0o755);
            }
          },
        },
      ],
    },
    options,
  );
  if (!("tried" in obtained)) return obtained.dir;
  throw new Error(
    `Pulumi's language host for ${language} is missing and could not be downloaded or built. Tried, in this order:\n` +
      `${listed([`${program.name} on PATH: not found`, ...obtained.tried])}\n` +
      `Install Pulumi with all its language hosts (https://www.pulumi.com/docs/install/), or Go ${MINIMUM_GO} ` +
      "or newer (https://go.dev/dl/) with a reachable module proxy, and run this again.",
  );
}

/**
 * Whether the first such file is usable: it is not our own link to another version.
 * @param {string} file
 * @param {string[]} folders
 * @param {string} home
 */
function isThere(file, folders, home) {
  const found = findExecutable(file, folders);
  if (found === undefined) return false;
  const target = linkTarget(found);
  return !target?.startsWith(path.join("../..", "pulumi-language-")) || target === linkTo(file, home);
}

/** @param {string} file */
function linkTarget(file) {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} home
 */
const linkTo = (file, home) => path.join("../..", home, "bin", file);

/**
 * Beside the CLI, because otherwise each run warns about the host on PATH.
 * @param {string} file
 * @param {string} home
 * @param {string} dir
 */
async function link(file, home, dir) {
  const made = path.join(dir, `.${file}-${randomUUID()}`);
  await symlink(linkTo(file, home), made);
  // In one step, because another process may be using the old one.
  await rename(made, path.join(dir, file));
}
