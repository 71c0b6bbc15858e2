import { execFileSync } from "node:child_process";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "../test/packages/examples/support/run";

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-closing-")));
  execFileSync("git", ["init", "--quiet", folder]);
  for (const file of ["one.test.ts", "two.test.ts"]) await writeFile(path.join(folder, file), "");
  execFileSync("git", ["add", "."], { cwd: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (name: string, ...statuses: string[]) => ({
  name: path.join(folder, name),
  assertionResults: statuses.map((status) => ({ fullName: "a behaviour", status })),
});

async function closingLine(testResults?: object[]) {
  const results = path.join(folder, "results.json");
  if (testResults) await writeFile(results, JSON.stringify({ testResults }));
  const script = path.join(__dirname, "closing-line.mjs");
  const { code, stdout } = await run(process.execPath, [script, results], { cwd: folder, env: process.env });
  return { code, stdout, last: stdout.trimEnd().split("\n").at(-1) };
}

test("says how many passed if all did", async () => {
  const all = [file("one.test.ts", "passed", "passed"), file("two.test.ts", "passed")];

  expect(await closingLine(all)).toMatchObject({ code: 0, stdout: "3 passed, 0 failed\n" });
});

test.each([
  ["a failed test", ["passed", "failed"], "2 passed, 1 failed"],
  ["a skipped test", ["pending", "passed"], "2 passed, 1 failed"],
  ["a test that is only planned", ["todo"], "1 passed, 1 failed"],
  ["a file that does not compile", [], "1 passed, 1 failed"],
  ["a file that did not run", undefined, "1 passed, 1 failed"],
])("counts %s as failed, and names it", async (_what, statuses, last) => {
  const ran = statuses === undefined ? [] : [file("two.test.ts", ...statuses)];

  const closing = await closingLine([file("one.test.ts", "passed"), ...ran]);

  expect(closing).toMatchObject({ code: 1, last });
  expect(closing.stdout).toMatch(/^FAILED two\.test\.ts: /);
});

test("a run that left no record has no test that passed", async () => {
  expect(await closingLine()).toMatchObject({ code: 1, last: "0 passed, 2 failed" });
});
