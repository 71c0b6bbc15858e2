import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { ROOT } from "./support/tracked";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** Situations that the tests of the REST provider are grouped by, without those that have no test. */
const SITUATIONS = read("test/docs/generic-rest-provider.test.ts")
  .split(/^describe\("/m)
  .slice(1)
  .filter((group) => /^ {2}test\("/m.test(group))
  .map((group) => group.slice(0, group.indexOf('"')));

interface Row {
  situation: string;
  /** Test files that the last cell links to, without missing ones. */
  tests: string[];
}

function rowsOf(markdown: string): Row[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith("What is different\n")) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  // Below the head and its line of dashes.
  return lines.slice(2).map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const links = [...(cells[4] ?? "").matchAll(/\]\(([^)]+\.test\.ts)\)/g)].map(([, file = ""]) => file);
    return {
      situation: cells[1] ?? "",
      tests: links.filter((file) => existsSync(path.join(ROOT, file))),
    };
  });
}

/** Rows without a test of this provider, or of the generic REST provider. */
const untested = (rows: Row[]) =>
  rows.filter(({ situation, tests }) => tests.length === 0 || !SITUATIONS.includes(situation));

describe("README's comparison", () => {
  const rows = rowsOf(read("README.md"));

  test("has a test for both providers in each row", () => {
    expect(untested(rows)).toEqual([]);
  });

  test("leaves out no situation in which the REST provider is tested", () => {
    expect(SITUATIONS.length).toBeGreaterThan(0);
    expect(rows.map(({ situation }) => situation)).toEqual(SITUATIONS);
  });
});

describe("a row is reported", () => {
  const table = (situation: string, cell: string) =>
    `# A\n\n## What is different\n\n| Situation | By hand | REST | Here |\n| --- | --- | --- | --- |\n| ${situation} | a | b | ${cell} |\n\n## B\n`;
  const [situation = ""] = SITUATIONS;
  const link = "c [test](test/docs/comparison.test.ts)";

  test.each([
    ["without a link to a test", situation, "c"],
    ["with a link to a missing test", situation, "c [test](test/docs/missing.test.ts)"],
    ["in whose situation the REST provider is not tested", "Something else", link],
  ])("%s", (_name, first, last) => {
    expect(untested(rowsOf(table(first, last)))).toHaveLength(1);
  });

  test("not if it has both tests", () => {
    const rows = rowsOf(table(situation, link));

    expect(rows).toHaveLength(1);
    expect(untested(rows)).toEqual([]);
  });
});
