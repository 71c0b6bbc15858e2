import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const JEST_CONFIG = pathToFileURL(path.resolve(__dirname, "../../../jest.config.mjs")).href;
const CLOSING_LINE = path.resolve(__dirname, "../../../tools/ci/closing-line.mjs");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-ci-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const suite = (layer: string, ...statuses: string[]) => ({
  layer,
  file: `test/${layer}/some.test.ts`,
  tests: statuses.map((status) => ({ name: "a behaviour", status })),
});
const LAYERS = JSON.parse(
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import config from "${JEST_CONFIG}"; console.log(JSON.stringify(config.projects.map((p) => p.displayName)))`,
    ],
    { encoding: "utf8" },
  ),
) as string[];
const ALL_LAYERS = LAYERS.map((layer) => suite(layer, "passed"));
const COUNT = LAYERS.length;

async function closingLine(results?: object[]) {
  const file = path.join(folder, "results.json");
  if (results) await writeFile(file, JSON.stringify(results));
  return await new Promise<{ last: string | undefined; stdout: string; failed: boolean }>((resolve) => {
    execFile(process.execPath, [CLOSING_LINE, file], (error, stdout) => {
      resolve({ last: stdout.trimEnd().split("\n").at(-1), stdout, failed: error !== null });
    });
  });
}

test("says how many passed when all did", async () => {
  expect(await closingLine(ALL_LAYERS)).toEqual({
    last: `${COUNT} passed, 0 failed`,
    stdout: `${COUNT} passed, 0 failed\n`,
    failed: false,
  });
});

test.each([
  ["a failed test", [...ALL_LAYERS, suite("unit", "failed")], `${COUNT} passed, 1 failed`],
  ["a skipped test", [...ALL_LAYERS, suite("engine", "pending", "passed")], `${COUNT + 1} passed, 1 failed`],
  ["a test that is only planned", [...ALL_LAYERS, suite("unit", "todo")], `${COUNT} passed, 1 failed`],
  ["a suite that does not compile", [...ALL_LAYERS, suite("bridge")], `${COUNT} passed, 1 failed`],
  ["a layer that did not run", ALL_LAYERS.slice(1), `${COUNT - 1} passed, 1 failed`],
  ["a run that left no record", undefined, `0 passed, ${COUNT} failed`],
])("counts %s as failed, and names it", async (_what, results, last) => {
  const closing = await closingLine(results);

  expect(closing).toMatchObject({ last, failed: true });
  expect(closing.stdout).toMatch(/^FAILED .*(some\.test\.ts|layer)/);
});
