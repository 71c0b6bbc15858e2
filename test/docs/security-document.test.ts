import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const rows = readFileSync(path.join(ROOT, "SECURITY.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| (cannot|\*\*can\*\*) /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, kind = "", claim = "", held = ""]) => ({ kind, claim, held }));

describe("the threat model in SECURITY.md", () => {
  test("says of each attacker what they can and what they cannot do", () => {
    const parts = readFileSync(path.join(ROOT, "SECURITY.md"), "utf8")
      .split(/^### An attacker /m)
      .slice(1);

    expect(parts).toHaveLength(6);
    expect(parts.filter((part) => !part.includes("| cannot ") || !part.includes("| **can** "))).toEqual([]);
  });

  test("holds each claim by tests that exist, or gives the reason", () => {
    const bare = rows.filter(({ held }) => {
      const tests = [...held.matchAll(/\]\(([^)]+\.test\.ts)\)/g)].map(([, file]) => file ?? "");
      return (
        !held.startsWith("Reason: ") &&
        (tests.length === 0 || !tests.every((file) => existsSync(path.join(ROOT, file))))
      );
    });

    expect(rows.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });

  test("gives a test for everything that an attacker cannot do", () => {
    expect(rows.filter(({ kind, held }) => kind === "cannot" && held.startsWith("Reason: "))).toEqual([]);
  });
});
