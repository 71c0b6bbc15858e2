const layer = (/** @type {string} */ name) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  /** @type {Record<string, [string, Record<string, unknown>]>} */
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/test/tsconfig.json" }] },
});

/** @type {import("jest").Config} */
export default {
  projects: [layer("unit"), layer("bridge"), layer("engine")],
};
