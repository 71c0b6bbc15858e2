// @ts-check
import { readFileSync } from "node:fs";

/**
 * @typedef {{
 *   version?: string, license?: string, integrity?: string, resolved?: string, link?: boolean, hasInstallScript?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 * }} Entry
 */

/**
 * Entries by folder: `node_modules/zod`, `provider`.
 *
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
export function readLockfile(file) {
  /** @type {unknown} */
  const lockfile = JSON.parse(readFileSync(file, "utf8"));
  return /** @type {{ packages: Record<string, Entry> }} */ (lockfile).packages;
}

/** @param {string} folder */
export const nameOf = (folder) => folder.replace(/^.*node_modules\//, "");

/**
 * Folders of everything that a published package brings along: its dependencies and theirs. Not what it only builds with, and not its
 * peers, which the user's project brings.
 *
 * @param {Record<string, Entry>} entries
 * @param {string} root folder of the package
 */
export function productionOf(entries, root) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { dependencies = {}, optionalDependencies = {} } = entries[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = resolve(entries, folder, name);
      // Optional ones for other machines may be missing.
      if (at === undefined && name in optionalDependencies) continue;
      if (at === undefined) throw new Error(`${name}, which ${folder} needs, is not in the lockfile`);
      if (found.has(at)) continue;
      found.add(at);
      open.push(at);
    }
  }
  return [...found].sort();
}

/**
 * As Node finds it: from the folder upwards.
 *
 * @param {Record<string, Entry>} entries
 * @param {string} from
 * @param {string} name
 */
function resolve(entries, from, name) {
  for (let folder = from; ; folder = folder.replace(/\/?[^/]*$/, "")) {
    const at = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (at in entries) return at;
    if (folder === "") return undefined;
  }
}
