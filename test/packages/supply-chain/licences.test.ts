import { broughtAlongBy, type Entries, foreignIn, LOCKFILES, lockfile, nameOf, readJson } from "./support";

const allowed = readJson("test/packages/supply-chain/allowed-licences.json") as {
  anywhere: string[];
  inDevelopment: string[];
  inDevelopmentByName: Record<string, string>;
};

/** The packages whose licence is not on the list. All that a published package brings along must have one of the first list. */
function refused(entries: Entries): string[] {
  const published = ["provider", "simulator"].filter((folder) => folder in entries);
  const production = new Set(published.flatMap((folder) => broughtAlongBy(folder, entries)));
  return foreignIn(entries).filter((folder) => {
    const serves = production.has(folder);
    if (!serves && nameOf(folder) in allowed.inDevelopmentByName) return false;
    const licences = serves ? allowed.anywhere : [...allowed.anywhere, ...allowed.inDevelopment];
    // One of those that may be chosen; all of those that count together.
    const choices = (entries[folder]?.license ?? "none").replace(/^\((.*)\)$/, "$1").split(" OR ");
    return !choices.some((choice) => choice.split(" AND ").every((licence) => licences.includes(licence)));
  });
}

test.each(LOCKFILES)("every licence in the lockfile of ./%s is on the list", (folder) => {
  const entries = lockfile(folder);

  expect(foreignIn(entries).length).toBeGreaterThan(100);
  expect(refused(entries)).toEqual([]);
});

describe("a licence", () => {
  /** A lockfile in which the provider needs `used`, and a test `other`. */
  const entries = (used: string | undefined, other = "MIT"): Entries => ({
    provider: { dependencies: { direct: "1" } },
    "node_modules/direct": { license: "MIT", dependencies: { used: "1" } },
    "node_modules/direct/node_modules/used": used === undefined ? {} : { license: used },
    "node_modules/used": { license: "MIT" },
    "node_modules/other": { license: other },
  });

  test.each(["MIT", "(MIT OR GPL-3.0-only)", "(MIT AND Apache-2.0)"])(
    "%s may serve in production",
    (licence) => {
      expect(refused(entries(licence))).toEqual([]);
    },
  );

  test.each(["GPL-3.0-only", "(MIT AND GPL-3.0-only)", "UNLICENSED", "CC0-1.0", undefined])(
    "%s may not: the package is named",
    (licence) => {
      expect(refused(entries(licence))).toEqual(["node_modules/direct/node_modules/used"]);
    },
  );

  test("CC0-1.0 may serve in development, GPL-3.0-only may not", () => {
    expect(refused(entries("MIT", "CC0-1.0"))).toEqual([]);
    expect(refused(entries("MIT", "GPL-3.0-only"))).toEqual(["node_modules/other"]);
  });
});
