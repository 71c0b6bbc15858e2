/**
 * @param {string} name
 * @param {import("jest").Config} [own]
 */
const layer = (name, own) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  /** @type {Record<string, [string, Record<string, unknown>]>} */
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/test/tsconfig.json" }] },
  // Pulumi's protocol code keeps what it knows in globals, which jest would otherwise warn about after each file.
  testEnvironmentOptions: { globalsCleanup: "off" },
  ...own,
});

/** The examples are tested as a user has them: from the packed packages. */
const packed = {
  globalSetup: "<rootDir>/test/examples/support/pack.mjs",
  globalTeardown: "<rootDir>/test/examples/support/remove-packed.mjs",
};
const TEAMS = "test/examples/teams.test.ts";

/** @type {import("jest").Config} */
export default {
  reporters: [
    "default",
    ...(process.env.TEST_RESULTS_FILE === undefined ? [] : ["<rootDir>/tools/ci/results-reporter.mjs"]),
  ],
  projects: [
    layer("unit"),
    layer("simulator"),
    layer("bridge"),
    layer("security"),
    layer("walk", { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
    layer("browser", { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
    layer("engine", { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
    layer("upgrade", { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
    layer("gate", { globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
    layer("examples", { ...packed, testPathIgnorePatterns: [TEAMS] }),
    // Two dozen installations: README's test command leaves these two out, CI does not.
    layer("packed", packed),
    layer("matrix", packed),
    // Installs the cloud SDKs, which are large, and runs actionlint from its Go module: left out as well.
    layer("alongside", packed),
    // Works on clones of the repository and installs what a release needs: left out as well.
    layer("release"),
    // Like "browser" it needs a system package: left out as well.
    layer("teams", { ...packed, testMatch: [`<rootDir>/${TEAMS}`] }),
  ],
  // Several runs of the engine make up one test.
  testTimeout: 120_000,
  // The tests wait for other processes more than they compute.
  maxWorkers: "100%",
};
