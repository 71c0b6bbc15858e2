import { availableParallelism } from "node:os";

/**
 * @param {string} name
 * @param {import("jest").Config} [own]
 */
const project = (name, own) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  /** @type {Record<string, [string, Record<string, unknown>]>} */
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/test/tsconfig.json" }] },
  // Pulumi's protocol code keeps state in globals. Jest would otherwise warn about it after each file.
  testEnvironmentOptions: { globalsCleanup: "off" },
  // Copies of this repository that a tool made.
  modulePathIgnorePatterns: ["<rootDir>/.local/"],
  ...own,
});

const withPulumiCli = { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" };

/** @type {import("jest").Config} */
export default {
  projects: [
    // Beside the sources.
    project("unit", {
      testMatch: [
        "<rootDir>/provider/src/**/*.test.ts",
        "<rootDir>/simulator/src/**/*.test.ts",
        "<rootDir>/{bench,scripts,tools}/**/*.test.ts",
      ],
    }),
    project("provider", withPulumiCli),
    // The tests of the verbs once more: the plugin has no behaviour of its own.
    project("plugin", {
      testMatch: ["<rootDir>/test/provider/bridge/**/*.test.ts"],
      // Handles are the dynamic provider's alone.
      testPathIgnorePatterns: ["several-handles"],
      globals: { FRONT_END: "plugin" },
    }),
    project("simulator", withPulumiCli),
    // Packs the two packages first: these tests use them as a user's project does.
    project("packages", {
      globalSetup: "<rootDir>/test/packages/examples/support/pack.mjs",
      globalTeardown: "<rootDir>/test/packages/examples/support/remove-packed.mjs",
    }),
    project("docs"),
  ],
  // Several runs of the engine make up one test.
  testTimeout: 120_000,
  // The tests wait for other processes more than they compute.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
};
