// @ts-check
import { readFileSync } from "node:fs";

const CLI = "github.com/pulumi/pulumi/pkg/v3";

/** @typedef {{ version: string, module: string }} Release a version of the CLI, and the folder of the Go module that builds it */

/** The version to download or build. */
export const NEWEST = releaseOf("cli");
/** The oldest CLI that the published package works with. */
export const OLDEST = releaseOf("oldest-cli");
export const MINIMUM_GO = /^go (\S+)$/m.exec(goMod("cli"))?.[1] ?? "";

/**
 * The version of a dependency that the go.mod in a folder fixes.
 * @param {string} module beside this file, or an address with `file:`
 * @param {string} dependency
 */
export function versionIn(module, dependency) {
  const words = goMod(module)
    .split("\n")
    .map((line) => line.trim().replace("require ", "").split(" "))
    .find(([name, version]) => name === dependency && version?.startsWith("v"));
  if (words?.[1] === undefined) throw new Error(`${module}/go.mod does not require ${dependency}`);
  return words[1].slice(1);
}

/** @param {string} module */
function goMod(module) {
  return readFileSync(new URL(`${module}/go.mod`, import.meta.url), "utf8");
}

/**
 * @param {string} module
 * @returns {Release}
 */
function releaseOf(module) {
  return { version: versionIn(module, CLI), module };
}
