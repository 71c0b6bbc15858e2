// @ts-check
// node closing-line.mjs RESULTS...: counts passed and failed tests in the files of `jest --json`. Ends with 1 unless every test file of the
// repository ran and every test in it passed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ name: string, assertionResults: { fullName: string, status: string }[] }} File */

const recorded = process.argv.slice(2).flatMap(filesIn);
const ran = new Set(recorded.map(({ name }) => path.relative(process.cwd(), name)));
// From Git, because jest's configuration could omit a file. jest does not run the examples' own tests.
const listed = execFileSync("git", ["ls-files", "*.test.ts", ":!examples/"], { encoding: "utf8" });

let passed = 0;
/** @type {string[]} */
const failures = [];
for (const file of listed.split("\n").filter((name) => name !== "" && !ran.has(name))) {
  failures.push(`${file}: it did not run`);
}
for (const { name, assertionResults } of recorded) {
  const file = path.relative(process.cwd(), name);
  // A file that does not compile has no test.
  if (assertionResults.length === 0) failures.push(`${file}: no test of it ran`);
  for (const { fullName, status } of assertionResults) {
    // A skipped test counts as failed, because nothing may pass here by not running.
    if (status === "passed") passed += 1;
    else failures.push(`${file}: ${fullName}: ${status}`);
  }
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;

/** @param {string} results */
function filesIn(results) {
  if (!existsSync(results)) return [];
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(results, "utf8"));
  return /** @type {{ testResults: File[] }} */ (report).testResults;
}
