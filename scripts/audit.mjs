// @ts-check
// npm run audit:production: known vulnerabilities of the published packages and their dependencies, those of peers included. The plugin bundles no others.
// Ends with 1 if there is one, and with 2 if the registry did not answer. Not `npm audit` alone, because it ends with 1 in both cases.
import { spawnSync } from "node:child_process";
import path from "node:path";

const NOT_CHECKED = 2;
const workspaces = ["--workspace", "provider", "--workspace", "simulator"];
const { stdout, stderr } = spawnSync("npm", ["audit", "--json", "--omit=dev", ...workspaces], {
  cwd: path.resolve(import.meta.dirname, ".."),
  encoding: "utf8",
});

const found = vulnerabilities();
if (found === undefined) {
  console.error(`NOT CHECKED for known vulnerabilities: the registry gave no answer.\n${stderr}`);
  process.exitCode = NOT_CHECKED;
} else if (found.length > 0) {
  console.error(`Known vulnerabilities in: ${found.join(", ")}. "npm audit" shows them.`);
  process.exitCode = 1;
} else {
  console.log("No known vulnerabilities in the published packages and their dependencies");
}

/** @returns {string[] | undefined} */
function vulnerabilities() {
  try {
    /** @type {unknown} */
    const report = JSON.parse(stdout);
    const { vulnerabilities } = /** @type {{ vulnerabilities?: Record<string, unknown> }} */ (report);
    return vulnerabilities === undefined ? undefined : Object.keys(vulnerabilities);
  } catch {
    return undefined;
  }
}
