// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ folder: string, name: string, version: string }} Package */

/** Whatever stops a release, told to the person who runs it. */
export class Refused extends Error {}

/**
 * @param {string} root
 * @returns {Package[]} those that are published
 */
export function packagesIn(root) {
  return ["provider", "simulator"].map((folder) => {
    /** @type {unknown} */
    const manifest = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
    const { name, version } = /** @type {{ name: string, version: string }} */ (manifest);
    return { folder, name, version };
  });
}

/**
 * @param {string} root
 * @returns {string[]} changes that are in no version yet
 */
export function pendingChanges(root) {
  return readdirSync(path.join(root, ".changeset")).filter(
    (file) => file.endsWith(".md") && file !== "README.md",
  );
}

/**
 * What the changelog tells users of this version.
 *
 * @param {string} root
 * @param {Package} published
 */
export function changesOf(root, { folder, version }) {
  const file = path.join(root, folder, "CHANGELOG.md");
  const sections = existsSync(file) ? readFileSync(file, "utf8").split(/^## /m) : [];
  const section = sections.find((part) => part.startsWith(`${version}\n`));
  if (section === undefined) throw new Refused(`${folder}/CHANGELOG.md says nothing of ${version}.`);
  return section.slice(version.length).trim();
}

/**
 * @param {string} root
 * @param {Package[]} packages
 */
export function refuseWithoutState(root, packages) {
  const version = packages.find(({ folder }) => folder === "provider")?.version ?? "";
  const file = `test/provider/upgrade/golden-state/${version}.json`;
  if (existsSync(path.join(root, file))) return;
  throw new Refused(
    `${file} is missing: every version needs a record of what it leaves in the state, for the upgrade tests of later ones. ` +
      `"npm run release:prepare" makes it; then commit what it wrote.`,
  );
}
