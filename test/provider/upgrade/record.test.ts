import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { compare } from "semver";

import { run } from "../../packages/examples/support/run";

const ROOT = path.resolve(__dirname, "../../..");
const RECORDS = path.join(__dirname, "golden-state");

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-record-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = () =>
  run(process.execPath, [path.join(ROOT, "tools/record-state.mjs"), "--into", folder], {
    cwd: ROOT,
    env: process.env,
  });

async function resourcesIn(file: string): Promise<Record<string, object>> {
  const state = JSON.parse(await readFile(file, "utf8")) as {
    deployment: { resources: { urn: string }[] };
  };
  return Object.fromEntries(state.deployment.resources.map((resource) => [resource.urn, resource]));
}

test("today's code writes at least what the newest release wrote: nothing was renamed, dropped or changed", async () => {
  const releases = (await readdir(RECORDS)).map((file) => path.basename(file, ".json")).sort(compare);
  const newest = await resourcesIn(path.join(RECORDS, `${releases.at(-1) ?? "none"}.json`));

  const { code } = await record();

  const [file = ""] = await readdir(folder);
  expect(code).toBe(0);
  expect(await resourcesIn(path.join(folder, file))).toMatchObject(newest);
});

test("a record that exists is not written again", async () => {
  await record();
  const [file = ""] = await readdir(folder);
  const first = await readFile(path.join(folder, file), "utf8");

  const second = await record();

  expect(second).toMatchObject({ code: 1, stdout: "" });
  expect(second.stderr).toContain("exists already");
  expect(await readFile(path.join(folder, file), "utf8")).toBe(first);
});
