/**
 * Breaks the resources and the account module, one line at a time, and runs the unit tests against each break: `npm run test:mutants`.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  // The class itself needs Pulumi's SDK, which takes four times as long to load as everything else.
  mutate: ["provider/src/{account,resources}/**/*.ts", "!**/*.test.ts", "!**/whatsapp-*.ts"],
  mutator: {
    // Messages are prose: tests check the parts that matter, so a changed word says nothing about them.
    excludedMutations: ["StringLiteral"],
  },
  testRunner: "jest",
  coverageAnalysis: "perTest",
  // Lines that run when a file is loaded, such as tables: each of their mutants would need every test.
  ignoreStatic: true,
  jest: {
    projectType: "custom",
    configFile: "test/mutants/jest.config.cjs",
    enableFindRelatedTests: false,
  },
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
  tempDirName: ".local/stryker",
};
