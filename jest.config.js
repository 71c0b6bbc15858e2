const layer = (name) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/test/tsconfig.json", isolatedModules: true }] },
});

/** @type {import("jest").Config} */
module.exports = {
  projects: [layer("unit"), layer("bridge"), layer("engine")],
};
