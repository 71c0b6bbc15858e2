// @ts-check
// npm run audit:production: known vulnerabilities of the packages within the published files, of dependencies, and of peers.
// Ends with 1 if there is one, and with 2 if the registry did not answer. Not `npm audit` alone, because it ends with 1 in both cases, and does not know
// the packages within our files.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const NOT_CHECKED = 2;
/** The build writes them. */
const BUNDLED = ["provider/bundle/packages.json", "plugin/main.cjs.packages.json"].flatMap((file) => {
  /** @type {unknown} */
  const list = JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
  return /** @type {string[]} */ (list);
});

const withDependencies = audited("--omit=dev", "--workspace", "provider", "--workspace", "simulator");
// A registry that gave no answer gives none a second time.
const all = withDependencies && audited();
if (withDependencies === undefined || all === undefined) {
  process.exitCode = NOT_CHECKED;
} else {
  const inOurFiles = all.filter(({ nodes }) => nodes.some((node) => BUNDLED.includes(node)));
  const names = new Set([...withDependencies, ...inOurFiles].map(({ name }) => name));
  if (names.size > 0) {
    console.error(`Known vulnerabilities in: ${[...names].join(", ")}. "npm audit" shows them.`);
    process.exitCode = 1;
  } else {
    console.log("No known vulnerabilities in the published packages and their dependencies");
  }
}

/**
 * @param {string[]} choice
 * @returns {{ name: string, nodes: string[] }[] | undefined} the vulnerable packages, with their folders
 */
function audited(...choice) {
  const { stdout, stderr } = spawnSync("npm", ["audit", "--json", ...choice], {
    cwd: ROOT,
    encoding: "utf8",
  });
  try {
    /** @type {unknown} */
    const report = JSON.parse(stdout);
    const { vulnerabilities } =
      /** @type {{ vulnerabilities?: Record<string, { name: string, nodes: string[] }> }} */ (report);
    if (vulnerabilities !== undefined) return Object.values(vulnerabilities);
  } catch {
    // Not a report, as below.
  }
  console.error(`NOT CHECKED for known vulnerabilities: the registry gave no answer.\n${stderr}`);
  return undefined;
}
