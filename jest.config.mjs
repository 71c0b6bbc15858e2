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
  ...own,
});

/** @type {import("jest").Config} */
export default {
  projects: [
    layer("unit"),
    layer("bridge", { testTimeout: 30_000 }),
    layer("engine", { testTimeout: 120_000, globalSetup: "<rootDir>/test/support/pulumi-cli.mjs" }),
  ],
};
