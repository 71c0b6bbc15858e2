// @ts-check
// node licences.mjs [FOLDER]: checks the licence of every package in the lockfile of that folder against
// allowed-licences.json. What the published packages bring along must have one of the first list.
import { readFileSync } from "node:fs";
import path from "node:path";

import { nameOf, productionOf, readLockfile } from "./lockfile.mjs";

const PUBLISHED = ["provider", "simulator"];

/** @typedef {{ anywhere: string[], inDevelopment: string[], inDevelopmentByName: Record<string, string> }} Allowed */

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, "../..");
/** @type {unknown} */
const list = JSON.parse(readFileSync(path.join(import.meta.dirname, "allowed-licences.json"), "utf8"));
const allowed = /** @type {Allowed} */ (list);
const entries = readLockfile(path.join(folder, "package-lock.json"));
const production = new Set(
  PUBLISHED.filter((name) => name in entries).flatMap((name) => productionOf(entries, name)),
);

// Folders outside node_modules are this repository's own.
const foreign = Object.keys(entries).filter(
  (name) => name.includes("node_modules/") && entries[name]?.link !== true && !isOurs(name),
);
const refused = foreign.filter((name) => !isAllowed(name));
for (const name of refused) {
  const where = production.has(name) ? "which a published package brings along" : "used in development";
  console.error(
    `${nameOf(name)} ${entries[name]?.version ?? ""}, ${where}: licence ${licenceOf(name)} is not allowed there`,
  );
}
if (foreign.length === 0) throw new Error(`The lockfile in ${folder} has no packages`);
if (refused.length > 0) process.exitCode = 1;
else
  console.log(
    `${foreign.length} packages, ${production.size} of them in production: every licence is on the list`,
  );

/** @param {string} name */
function isOurs(name) {
  return ["pulumi-whatsapp", "whatsapp-graph-simulator"].includes(nameOf(name));
}

/** @param {string} name */
function licenceOf(name) {
  return entries[name]?.license ?? "(not stated)";
}

/** @param {string} name */
function isAllowed(name) {
  const licences = production.has(name) ? allowed.anywhere : [...allowed.anywhere, ...allowed.inDevelopment];
  if (!production.has(name) && nameOf(name) in allowed.inDevelopmentByName) return true;
  // One of those that may be chosen; all of those that count together.
  return licenceOf(name)
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => licences.includes(licence)));
}
