// @ts-check
// node closing-line.mjs RESULTS...: says from what results-reporter.mjs recorded how many tests passed and failed. Ends
// with 1 unless every layer ran and every test of it passed.
import { existsSync, readFileSync } from "node:fs";

import jestConfig from "../../jest.config.mjs";

/** Without these a run proves nothing, whatever the configuration says. */
const ESSENTIAL = ["unit", "provider"];
const CONFIGURED = (jestConfig.projects ?? []).map((project) =>
  typeof project === "string" ? project : String(project.displayName),
);

const files = process.argv.slice(2);
if (files.length === 0) throw new Error("Usage: node closing-line.mjs RESULTS...");

const suites = files.filter((file) => existsSync(file)).flatMap(readSuites);
let passed = 0;
/** @type {string[]} */
const failures = [];
for (const suite of suites) {
  // So it is when the file does not even compile.
  if (suite.tests.length === 0) failures.push(`${suite.file}: no test of it ran`);
  for (const { name, status } of suite.tests) {
    // Skipped is failed: nothing may pass here by not running.
    if (status === "passed") passed += 1;
    else failures.push(`${suite.file}: ${name}: ${status}`);
  }
}
for (const layer of new Set([...ESSENTIAL, ...CONFIGURED])) {
  if (!suites.some((suite) => suite.layer === layer))
    failures.push(`the layer "${layer}": no suite of it ran`);
}

for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** @param {string} results */
function readSuites(results) {
  /** @type {unknown} */
  const recorded = JSON.parse(readFileSync(results, "utf8"));
  return /** @type {import("./results-reporter.mjs").Suite[]} */ (recorded);
}
