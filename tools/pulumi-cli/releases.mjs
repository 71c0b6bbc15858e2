// @ts-check
import { readFileSync } from "node:fs";

/** @typedef {{ version: string, module: string }} Release a version of the CLI, and the folder of the Go module that builds it */

/** The CLI that is downloaded or built. */
export const NEWEST = releaseOf("cli");
/** The oldest CLI that the published package works with. */
export const OLDEST = releaseOf("oldest-cli");
export const MINIMUM_GO = /^go (\S+)$/m.exec(goMod("cli"))?.[1] ?? "";

/** @param {string} module */
function goMod(module) {
  return readFileSync(new URL(`${module}/go.mod`, import.meta.url), "utf8");
}

/**
 * @param {string} module
 * @returns {Release}
 */
function releaseOf(module) {
  const version = /\sgithub\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(goMod(module))?.[1];
  if (version === undefined) throw new Error(`${module}/go.mod does not require the Pulumi CLI`);
  return { version, module };
}
