// @ts-check
// node online.mjs [--list]: asks every other site that a document links to whether the page is there. Needs the Internet; --list only shows
// the addresses. Links within the repository are checked by npm run links.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LIMIT_MS = 20_000;

const links = linksIn(
  execFileSync("git", ["ls-files", "*.md"], { cwd: ROOT, encoding: "utf8" }).trim().split("\n"),
);
if (process.argv.includes("--list")) {
  for (const [address, files] of links) console.log(`${address} ${files.join(" ")}`);
} else {
  for (const [address, files] of links) {
    const problem = await problemOf(address);
    if (problem === undefined) continue;
    console.error(`${address}: ${problem}, in ${files.join(", ")}`);
    process.exitCode = 1;
  }
  console.log(`${links.size} addresses asked`);
}

/**
 * @param {string[]} files
 * @returns {Map<string, string[]>} files by address
 */
function linksIn(files) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const file of files) {
    // What stands in code is an example and no link.
    const text = readFileSync(path.join(ROOT, file), "utf8")
      .replace(/^( *)```[^]*?^\1```/gm, "")
      .replace(/`[^`\n]*`/g, "");
    for (const [, address = ""] of text.matchAll(/(?:\]\(|<)(https?:[^)>\s]*)/g)) {
      found.set(address, [...(found.get(address) ?? []), file]);
    }
  }
  return found;
}

/** @param {string} address */
async function problemOf(address) {
  try {
    const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) });
    return ok ? undefined : `HTTP ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
