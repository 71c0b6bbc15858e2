import { execFile } from "node:child_process";
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
}

export interface Manifest {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
}

export function readJson(...names: string[]): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, ...names), "utf8"));
}

/** Entries by folder. */
export function lockfile(folder: string): [string, Entry][] {
  const { packages } = readJson(folder, "package-lock.json") as { packages: Record<string, Entry> };
  return Object.entries(packages);
}

/** Everything that a published package brings into the project of whoever installs it, as Node would find it. */
export function broughtAlongBy(folder: string): (Entry & { name: string })[] {
  const entries = new Map(lockfile(""));
  const brought = new Map<string, Entry>();
  const open = [folder];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const name of Object.keys(entries.get(from)?.dependencies ?? {})) {
      const parts = from.split("/node_modules/");
      const places = parts.map(
        (_, at) => `${parts.slice(0, at + 1).join("/node_modules/")}/node_modules/${name}`,
      );
      const found = [...places.reverse(), `node_modules/${name}`].find((place) => entries.has(place));
      if (found === undefined) throw new Error(`${name} is not in the lockfile`);
      if (brought.has(found)) continue;
      brought.set(found, entries.get(found) ?? {});
      open.push(found);
    }
  }
  return [...brought].map(([place, entry]) => ({ ...entry, name: place.replace(/^.*node_modules\//, "") }));
}

/** What a tool of tools/supply-chain did. */
export function runTool(name: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    const tool = path.join(ROOT, "tools/supply-chain", name);
    execFile(
      process.execPath,
      [tool, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
      },
    );
  });
}
