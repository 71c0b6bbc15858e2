// @ts-check
import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {{ layer: string, file: string, tests: { name: string, status: string }[] }} Suite
 */

/** Records which tests ran in which layer, in the file that TEST_RESULTS_FILE names: closing-line.mjs reads it. */
export default class ResultsReporter {
  /**
   * @param {unknown} _contexts
   * @param {import("@jest/reporters").AggregatedResult} results
   */
  onRunComplete(_contexts, { testResults }) {
    /** @type {Suite[]} */
    const suites = testResults.map(({ displayName, testFilePath, testResults: tests }) => ({
      layer: displayName?.name ?? "",
      file: path.relative(process.cwd(), testFilePath),
      tests: tests.map(({ fullName, status }) => ({ name: fullName, status })),
    }));
    if (process.env.TEST_RESULTS_FILE === undefined) throw new Error("TEST_RESULTS_FILE names no file");
    writeFileSync(process.env.TEST_RESULTS_FILE, JSON.stringify(suites));
  }
}
