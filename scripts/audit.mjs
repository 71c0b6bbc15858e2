// @ts-check
// npm run audit:production: known vulnerabilities of the published packages, their dependencies, and the packages that the plugin bundles. Ends with 1 if
// there is one, and with 2 if the registry did not answer. Not `npm audit` alone, because it ends with 1 in both cases, and takes bundled packages
// for tools of development.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {Record<string, { nodes: string[] }>} Vulnerabilities */

const NOT_CHECKED = 2;
const ROOT = path.resolve(import.meta.dirname, "..");

const installed = audit("--omit=dev", "--workspace", "provider", "--workspace", "simulator");
const whole = audit();
if (installed.found === undefined || whole.found === undefined) {
  console.error(`NOT CHECKED for known vulnerabilities: the registry gave no answer.\n${whole.stderr}`);
  process.exitCode = NOT_CHECKED;
} else {
  const found = new Set([...Object.keys(installed.found), ...bundledIn(whole.found)]);
  if (found.size > 0) {
    console.error(`Known vulnerabilities in: ${[...found].join(", ")}. "npm audit" shows them.`);
    process.exitCode = 1;
  } else {
    console.log("No known vulnerabilities in the published packages and all that they bring along");
  }
}

/** @param {string[]} choice */
function audit(...choice) {
  const { stdout, stderr } = spawnSync("npm", ["audit", "--json", ...choice], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1_048_576,
  });
  return { found: vulnerabilities(stdout), stderr };
}

/**
 * @param {string} report
 * @returns {Vulnerabilities | undefined}
 */
function vulnerabilities(report) {
  try {
    /** @type {unknown} */
    const parsed = JSON.parse(report);
    return /** @type {{ vulnerabilities?: Vulnerabilities }} */ (parsed).vulnerabilities;
  } catch {
    return undefined;
  }
}

/** @param {Vulnerabilities} found */
function bundledIn(found) {
  /** @type {unknown} */
  const list = JSON.parse(readFileSync(path.join(ROOT, "plugin/main.cjs.packages.json"), "utf8"));
  const bundled = new Set(/** @type {string[]} */ (list));
  return Object.keys(found).filter((name) => found[name]?.nodes.some((folder) => bundled.has(folder)));
}
