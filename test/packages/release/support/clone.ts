import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Commits everything that is in a clone, in a made-up name. */
export function commitAll(folder: string, message: string): void {
  const person = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  execFileSync("git", ["add", "."], { cwd: folder });
  execFileSync("git", [...person, "commit", "--quiet", "--allow-empty", "-m", message], { cwd: folder });
}

/** Takes away what waits for a version in the repository: a test begins with none. */
export function withoutPendingChanges(folder: string): void {
  const waiting = readdirSync(path.join(folder, ".changeset")).filter(
    (file) => file.endsWith(".md") && file !== "README.md",
  );
  for (const file of waiting) rmSync(path.join(folder, ".changeset", file));
  commitAll(folder, "No change waits");
}
