import { readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../../..");
export const LOCKFILES = ["", "examples/alongside-aws", "examples/alongside-kubernetes"];

export interface Entry {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export type Entries = Record<string, Entry>;

export function readJson(...names: string[]): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, ...names), "utf8"));
}

/** The packages of a lockfile by their folders: `node_modules/zod`, `provider`. */
export function lockfile(folder: string): Entries {
  return (readJson(folder, "package-lock.json") as { packages: Entries }).packages;
}

/** The lists of the packages within the files of a published package: the build writes them. */
const BUNDLED = { provider: "provider/bundle/packages.json", plugin: "plugin/main.cjs.packages.json" };

/** The folders of the packages that a published package has in its own files. */
export function bundledIn(published: keyof typeof BUNDLED): string[] {
  return readJson(BUNDLED[published]) as string[];
}

/** The folders that npm installs, without the packages of this repository. */
export function foreignIn(entries: Entries): string[] {
  const ours = /^node_modules\/(pulumi-whatsapp|whatsapp-graph-simulator|pulumi-resource-whatsapp)$/;
  return Object.keys(entries).filter(
    (folder) => folder.includes("node_modules/") && !entries[folder]?.link && !ours.test(folder),
  );
}

/**
 * The folders of everything that a published package brings into a user's project, as Node.js finds them: from the folder upwards. Not
 * by @npmcli/arborist, which has 36 dependencies of its own.
 */
export function broughtAlongBy(root: string, entries = lockfile("")): string[] {
  const brought = new Set<string>();
  const open = [root];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const parts = from.split("/node_modules/");
    const { dependencies = {}, optionalDependencies = {} } = entries[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const places = parts.map(
        (_, at) => `${parts.slice(0, at + 1).join("/node_modules/")}/node_modules/${name}`,
      );
      const found = [...places.reverse(), `node_modules/${name}`].find((place) => place in entries);
      // Optional ones for other machines may be missing.
      if (found === undefined && name in optionalDependencies) continue;
      if (found === undefined) throw new Error(`${name} is not in the lockfile`);
      if (!brought.has(found)) open.push(found);
      brought.add(found);
    }
  }
  return [...brought];
}

export function nameOf(folder: string): string {
  return folder.replace(/^.*node_modules\//, "");
}
