// @ts-check
// npm run release [-- --dry-run] [--all-tests] [--without-provenance] [--keep FOLDER]: publishes both packages from the last commit, after
// building, testing and packing them in a fresh clone. The dry run does everything but publish. docs/releasing.md has the rest.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { outcome, refuseUncommitted, run } from "./command.mjs";
import { changesOf, packagesIn, pendingChanges, Refused, refuseWithoutState } from "./packages.mjs";

/** @typedef {import("./packages.mjs").Package} Package */

const ROOT = path.resolve(import.meta.dirname, "../..");
const NOT_CHECKED = 2;

const { values: options } = parseArgs({
  options: {
    "dry-run": { type: "boolean", default: false },
    "all-tests": { type: "boolean", default: false },
    "without-provenance": { type: "boolean", default: false },
    keep: { type: "string" },
  },
});
const dryRun = options["dry-run"];
const provenance = !options["without-provenance"];

/** @type {string[]} */
const published = [];
const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-whatsapp-release-"));
try {
  release();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(
    `\n${published.length === 0 ? "Nothing was" : `Only ${published.join(", ")} was`} published. ${error.message}`,
  );
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function release() {
  refuseUncommitted(ROOT);
  if (!dryRun && provenance && process.env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined) {
    throw new Refused(
      "Only a CI system can prove where a package comes from: run the release workflow, or give --without-provenance.",
    );
  }
  const clone = path.join(scratch, "clone");
  run(ROOT, "git", "clone", "--quiet", ROOT, clone);
  const pending = pendingChanges(clone);
  if (pending.length > 0 && !dryRun) {
    throw new Refused(
      `Changes are in no version yet: ${pending.join(", ")}. Run "npm run release:prepare" and commit what it wrote.`,
    );
  }

  heading("install from the lockfile");
  run(clone, "npm", "ci", "--silent");
  if (pending.length > 0) {
    heading(`compute versions from ${pending.length} changes`);
    run(clone, "npx", "--no-install", "changeset", "version");
  }
  const packages = packagesIn(clone);
  for (const one of packages) console.log(`\n${one.name} ${one.version}\n\n${changesOf(clone, one)}`);
  refuseWithoutState(clone, packages);
  const due = packages.filter((one) => !isPublished(one));

  heading("build and test");
  run(clone, "npm", "run", "-s", "build");
  run(
    clone,
    "npx",
    "--no-install",
    "jest",
    ...(options["all-tests"] ? ["--ci"] : ["--selectProjects", "packed", "--", "package-quality"]),
  );

  heading("known vulnerabilities");
  refuseVulnerable(clone);

  heading("pack");
  const out = path.join(scratch, "out");
  mkdirSync(out);
  for (const one of due) pack(clone, one, out);
  run(clone, "npm", "run", "-s", "sbom", "--", "--into", out);
  if (options.keep !== undefined) keep(out, options.keep);

  heading(dryRun ? "publish (dry run)" : "publish");
  for (const one of due) publish(one, out);
  conclude(due);
}

/** @param {string} what */
function heading(what) {
  console.log(`\n== ${what}`);
}

/** @param {Package} published */
function isPublished({ name, version }) {
  // Whatever the shell's own level is: the code is in the message.
  const view = ["view", `${name}@${version}`, "version", "--loglevel=error"];
  const { code, stdout, stderr } = outcome(ROOT, "npm", ...view);
  if (code === 0 && stdout.trim() === version) {
    console.log(`${name} ${version} is published already: it is left as it is.`);
    return true;
  }
  // Where a version is new there is no output, where the package is, a 404.
  if (code === 0 || stderr.includes("E404")) return false;
  if (!dryRun)
    throw new Refused(`The registry does not say whether ${name} ${version} is published:\n${stderr}`);
  console.log(`NOT CHECKED whether ${name} ${version} is published: the registry gave no answer.`);
  return false;
}

/** @param {string} clone */
function refuseVulnerable(clone) {
  const { code, stdout, stderr } = outcome(clone, "npm", "run", "-s", "audit:production");
  console.log(`${stdout}${stderr}`.trim());
  if (code === 0 || (code === NOT_CHECKED && dryRun)) return;
  throw new Refused("The packages may bring known vulnerabilities along.");
}

/**
 * @param {string} clone
 * @param {Package} published
 * @param {string} out
 */
function pack(clone, { folder, name, version }, out) {
  const { code, stdout, stderr } = outcome(
    clone,
    "npm",
    "pack",
    "--json",
    "--workspace",
    folder,
    "--pack-destination",
    out,
  );
  if (code !== 0) throw new Refused(`${name} could not be packed:\n${stderr}`);
  /** @type {unknown} */
  const packed = JSON.parse(stdout);
  const [{ size, files } = { size: 0, files: [] }] =
    /** @type {{ size: number, files: { path: string }[] }[]} */ (packed);
  console.log(
    `${tarballOf({ folder, name, version })}: ${files.length} files, ${(size / 1000).toFixed(1)} kB`,
  );
  for (const file of files) console.log(`  ${file.path}`);
}

/** @param {Package} published */
function tarballOf({ name, version }) {
  return `${name}-${version}.tgz`;
}

/**
 * @param {Package} due
 * @param {string} out
 */
function publish(due, out) {
  // Both ways said outright: the packages' own publishConfig asks for provenance.
  const flags = ["--access", "public", `--provenance=${provenance}`, ...(dryRun ? ["--dry-run"] : [])];
  run(out, "npm", "publish", "--loglevel=error", tarballOf(due), ...flags);
  if (!dryRun) published.push(due.name);
}

/**
 * @param {string} out
 * @param {string} folder
 */
function keep(out, folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(out)) copyFileSync(path.join(out, file), path.join(folder, file));
}

/** @param {Package[]} due */
function conclude(due) {
  const tags = due.map(({ name, version }) => `${name}@${version}`);
  if (tags.length === 0) console.log("\nEverything is published already.");
  for (const tag of tags) {
    if (!dryRun) run(ROOT, "git", "tag", tag);
    console.log(
      `${dryRun ? "Would publish and tag" : "Published and tagged"} ${tag}, with${provenance ? "" : "out"} provenance`,
    );
  }
  if (!dryRun && tags.length > 0) console.log(`Now: git push origin ${tags.join(" ")}`);
}
