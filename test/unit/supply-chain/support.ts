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
