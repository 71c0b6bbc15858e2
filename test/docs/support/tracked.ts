import { execFileSync } from "node:child_process";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../../..");

/** Files of the repository below these paths, or that match these patterns (`:(glob)docs/*.md`). */
export function tracked(...paths: string[]): string[] {
  return execFileSync("git", ["ls-files", ...paths], { cwd: ROOT, encoding: "utf8" })
    .trim()
    .split("\n");
}
