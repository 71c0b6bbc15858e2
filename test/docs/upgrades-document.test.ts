import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const DOCS = join(__dirname, "../../docs");
const UPGRADES = readFileSync(join(DOCS, "upgrades.md"), "utf8");

const rowsBelow = (heading: string) =>
  (UPGRADES.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "")
    .split("\n")
    .filter((line) => /^\| (?!What +\||---)/.test(line));

describe("docs/upgrades.md", () => {
  test.each([
    ["Stable in every release", 7],
    ["Changes of a major version", 9],
  ])("names for each row of '%s' a test that guards it", (heading, atLeast) => {
    const rows = rowsBelow(heading);
    const unguarded = rows.filter((row) => {
      const links = [...row.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file ?? "");
      return (
        !links.some((file) => file.endsWith(".test.ts")) ||
        !links.every((file) => existsSync(join(DOCS, file)))
      );
    });

    expect(rows.length).toBeGreaterThanOrEqual(atLeast);
    expect(unguarded).toEqual([]);
  });
});
