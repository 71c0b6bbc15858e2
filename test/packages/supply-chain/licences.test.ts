import { readFileSync } from "node:fs";
import path from "node:path";

import {
  broughtAlongBy,
  bundledIn,
  type Entries,
  foreignIn,
  LOCKFILES,
  lockfile,
  nameOf,
  readJson,
  ROOT,
} from "./support";

const allowed = readJson("test/packages/supply-chain/allowed-licences.json") as {
  anywhere: string[];
  inDevelopment: string[];
  inDevelopmentByName: Record<string, string>;
};

/** The packages whose licence is not on the list. All that a published package brings along or bundles must have one of the first list. */
function refused(entries: Entries, bundled: string[] = []): string[] {
  const published = ["provider", "simulator"].filter((folder) => folder in entries);
  const production = new Set([...bundled, ...published.flatMap((folder) => broughtAlongBy(folder, entries))]);
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
  expect(refused(entries, folder === "" ? [...bundledIn("provider"), ...bundledIn("plugin")] : [])).toEqual(
    [],
  );
});

test("a licence that serves in development alone is refused in a bundle", () => {
  const entries: Entries = { "node_modules/bundled": { license: "CC0-1.0" } };

  expect(allowed.inDevelopment).toContain("CC0-1.0");
  expect(refused(entries)).toEqual([]);
  expect(refused(entries, ["node_modules/bundled"])).toEqual(["node_modules/bundled"]);
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["(MIT AND GPL-3.0-only)", false],
  ["CC0-1.0", false],
  [undefined, false],
])("the licence %s may serve in production: %s", (licence, allowed) => {
  const used = "node_modules/direct/node_modules/used";
  const entries: Entries = {
    provider: { dependencies: { direct: "1" } },
    "node_modules/direct": { license: "MIT", dependencies: { used: "1" } },
    [used]: licence === undefined ? {} : { license: licence },
    "node_modules/used": { license: "MIT" },
    "node_modules/in-development": { license: "CC0-1.0" },
  };

  expect(refused(entries)).toEqual(allowed ? [] : [used]);
});

test.each([
  ["provider", "provider/bundle/LEGAL.txt"],
  ["plugin", "plugin/main.cjs.LEGAL.txt"],
] as const)("%s comes with the whole licence of each package within its files", (published, file) => {
  const sections = readFileSync(path.join(ROOT, file), "utf8").split(`${"-".repeat(80)}\n`);

  expect(bundledIn(published)).toContain("node_modules/zod");
  for (const folder of bundledIn(published)) {
    const { name, version } = readJson(folder, "package.json") as { name: string; version: string };
    const section = sections.find((each) => each.startsWith(`${name} ${version}:\n`));
    expect(section).toMatch(/copyright|apache license/i);
    expect(section?.length).toBeGreaterThan(500);
  }
});
