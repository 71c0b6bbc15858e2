// @ts-check
// npm run release:prepare: makes versions and changelogs from the files in .changeset, and records the state that the new version of the
// provider leaves. Commit what it wrote: a release is made from a commit.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { refuseUncommitted, run } from "./command.mjs";
import { packagesIn, pendingChanges, Refused } from "./packages.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Examples that are no workspaces, because their SDKs are large: no tool keeps their versions of our packages. */
const APART = ["examples/alongside-aws", "examples/alongside-kubernetes"];

try {
  prepare();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function prepare() {
  refuseUncommitted(ROOT);
  if (pendingChanges(ROOT).length === 0)
    throw new Refused("No change waits for a version: .changeset has no file of one.");
  const before = packagesIn(ROOT);
  run(ROOT, "npx", "--no-install", "changeset", "version");
  for (const [at, { name, version }] of packagesIn(ROOT).entries()) {
    for (const folder of APART) bringUpToDate(folder, name, before[at]?.version ?? version, version);
  }
  run(ROOT, "npm", "install", "--package-lock-only", "--silent");
  if (before[0]?.version !== packagesIn(ROOT)[0]?.version) run(ROOT, "npm", "run", "-s", "record-state");
  run(ROOT, "npx", "--no-install", "prettier", "--log-level", "warn", "--write", ".");
  console.log('Look at what was written and commit it. Then: "npm run release -- --dry-run"');
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} old
 * @param {string} version
 */
function bringUpToDate(folder, name, old, version) {
  for (const file of ["package.json", "package-lock.json"]) {
    const place = path.join(ROOT, folder, file);
    const text = readFileSync(place, "utf8")
      .replaceAll(`"${name}": "^${old}"`, `"${name}": "^${version}"`)
      .replace(
        `"node_modules/${name}": {\n      "version": "${old}"`,
        `"node_modules/${name}": {\n      "version": "${version}"`,
      );
    writeFileSync(place, text);
  }
}
