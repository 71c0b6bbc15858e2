// @ts-check
// Ends a file at its first failure, which is enough to kill a mutant. Jest's own `bail` ends at a file, and Stryker turns it off.
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  #hasFailed = false;

  /** @type {import("@jest/environment").JestEnvironment["handleTestEvent"]} */
  handleTestEvent = (event) => {
    if (event.name === "test_done") this.#hasFailed ||= event.test.errors.length > 0;
    if (event.name === "test_start" && this.#hasFailed) event.test.mode = "skip";
  };
};
