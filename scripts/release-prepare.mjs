// @ts-check
// npm run release:prepare: turns the files in .changeset into versions and changelogs, and updates the files that contain a
// version. The release workflow runs it for the pull request of a release. `changeset version` alone knows neither npm's
// lockfile, nor examples that are no workspaces, nor the SDKs, nor the record of the state.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
  execFileSync(command, args, { cwd: ROOT, stdio: "inherit" });
const read = (/** @type {string} */ file) => readFileSync(path.join(ROOT, file), "utf8");

const changes = readdirSync(path.join(ROOT, ".changeset")).filter((name) => /(?<!README)\.md$/.test(name));
if (changes.length === 0) {
  console.error("Nothing to release: .changeset has no change. Write one with `npx changeset`.");
  process.exit(1);
}
run("npx", "--no-install", "changeset", "version");

/** @type {unknown} */
const manifest = JSON.parse(read("provider/package.json"));
const { version } = /** @type {{ version: string }} */ (manifest);
// Their SDKs are large, so they are no workspaces. npm cannot resolve our version before its release.
for (const example of ["examples/alongside-aws", "examples/alongside-kubernetes"]) {
  for (const file of [`${example}/package.json`, `${example}/package-lock.json`]) {
    const text = read(file)
      .replaceAll(/("pulumi-whatsapp": ")[^"]+/g, `$1^${version}`)
      .replace(/("node_modules\/pulumi-whatsapp": {\s+"version": ")[^"]+/, `$1${version}`);
    writeFileSync(path.join(ROOT, file), text);
  }
}
run("npm", "install", "--package-lock-only", "--ignore-scripts", "--silent");
// Each SDK names its version of the plugin. The plugin has the provider's version: "fixed" in .changeset/config.json.
run("npm", "run", "-s", "sdk");
run("npm", "run", "-s", "record-state");
const listing = ["ls-files", "-z", "--modified", "--others", "--exclude-standard"];
const written = execFileSync("git", listing, { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  // Git also lists the change files, which are deleted by now.
  .filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
run("npx", "--no-install", "prettier", "--log-level", "warn", "--ignore-unknown", "--write", ...written);
