// @ts-check
// The tests that Stryker runs. Not the projects of jest.config.mjs: they start Pulumi, servers and browsers.
const path = require("node:path");

/** @type {import("jest").Config} */
module.exports = {
  rootDir: path.join(__dirname, "../.."),
  roots: ["<rootDir>/provider/src", "<rootDir>/test/mutants"],
  testMatch: ["<rootDir>/test/mutants/unit-tests.cjs"],
  testEnvironment: require.resolve("./until-one-fails.cjs"),
  testEnvironmentOptions: { globalsCleanup: "off" },
  testTimeout: 3_000,
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/test/tsconfig.json", diagnostics: false }],
  },
};
