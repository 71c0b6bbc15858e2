import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { blocksIn } from "./support/document";

const ROOT = path.resolve(__dirname, "../../..");
/** teams.test.ts and first-number.test.ts run the first two, verify-in-terminal.test.ts sees the screen of the third; the others are about this repository. */
const ELSEWHERE = new Set(["teams.md", "registration.md", "verify.md", "behaviour.md", "benchmarks.md"]);

async function commandsIn(file: string): Promise<string[]> {
  const blocks = blocksIn(await readFile(file, "utf8"));
  return blocks.filter(({ info }) => info.startsWith("sh")).flatMap(({ lines }) => lines);
}

describe("a command that a guide shows", () => {
  test("is in the README of an example, where a test runs it", async () => {
    const examples = await readdir(path.join(ROOT, "examples"), { withFileTypes: true });
    const readmes = await Promise.all(
      examples
        .filter((entry) => entry.isDirectory() && entry.name !== "business-numbers" && entry.name !== "ci")
        .map(({ name }) => commandsIn(path.join(ROOT, "examples", name, "README.md"))),
    );
    const documents = (await readdir(path.join(ROOT, "docs"))).filter((file) => file.endsWith(".md"));
    const guides = documents.filter((file) => !ELSEWHERE.has(file));
    const shown = await Promise.all(guides.map((file) => commandsIn(path.join(ROOT, "docs", file))));

    const run = new Set(readmes.flat());
    expect(shown.flat().length).toBeGreaterThan(10);
    expect(shown.flat().filter((command) => !run.has(command))).toEqual([]);
  });
});
