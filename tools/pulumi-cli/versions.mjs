// @ts-check
import { readFileSync } from "node:fs";

import { version as SDK_VERSION } from "@pulumi/pulumi/version.js";

/** @param {string} module */
function goModOf(module) {
  return readFileSync(new URL(`${module}/go.mod`, import.meta.url), "utf8");
}

/**
 * @param {RegExp} pattern
 * @param {string} text
 */
function only(pattern, text) {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`Nothing matches ${String(pattern)} in the Pulumi CLI's go.mod`);
  return found;
}

/** The CLI that is downloaded or built, "3.250.0": what the committed go.mod requires. */
export const PINNED_VERSION = only(/\sgithub\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/, goModOf("cli"));

/** The oldest Go that builds it, "1.25.11". */
export const MINIMUM_GO = only(/^go (\S+)$/m, goModOf("cli"));

/**
 * The oldest CLI that is taken from PATH. CLI and SDK are released together under one number, and nobody tests an
 * engine that is older than its SDK.
 */
export const MINIMUM_VERSION = SDK_VERSION;
