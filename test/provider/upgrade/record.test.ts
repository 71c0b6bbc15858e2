import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Deployment } from "@pulumi/pulumi/automation";
import { compare } from "semver";

import { REPOSITORY } from "../../support/engine";
import { startWorld } from "../../support/world";
import { declareNumbers } from "./program";
import { withoutMachine } from "./without-machine";

const RECORDS = path.join(__dirname, "golden-state");
const { version } = JSON.parse(readFileSync(path.join(REPOSITORY, "provider/package.json"), "utf8")) as {
  version: string;
};
const RECORD = path.join(RECORDS, `${version}.json`);

/** What today's code leaves in the state of a stack with the program. */
async function stateOfToday(): Promise<Deployment> {
  const world = await startWorld();
  try {
    const stack = await world.stack();
    const up = await stack.up(declareNumbers);
    if (!up.ok) throw new Error(up.output);
    return withoutMachine(await stack.exportState());
  } finally {
    await world.close();
  }
}

/** The state files of a release are out in the world, so its record is never written again. */
async function writeIfMissing(file: string, state: Deployment): Promise<void> {
  if (!existsSync(file)) await writeFile(file, `${JSON.stringify(state, null, 2)}\n`, { flag: "wx" });
}

let today: Deployment;
beforeAll(async () => {
  today = await stateOfToday();
  // Set by `npm run record-state`.
  if (process.env.RECORD_STATE !== undefined) await writeIfMissing(RECORD, today);
});

const resourcesOf = ({ deployment }: Deployment) => {
  const { resources } = deployment as { resources: { urn: string }[] };
  return Object.fromEntries(resources.map((resource) => [resource.urn, resource]));
};

test("this version has a record of its state: npm run record-state writes a missing one", async () => {
  expect(await readdir(RECORDS)).toContain(path.basename(RECORD));
});

test("today's code writes at least what the newest release wrote: nothing was renamed, dropped or changed", async () => {
  const newest = (await readdir(RECORDS)).sort(compareFiles).at(-1) ?? "none";
  const recorded = JSON.parse(await readFile(path.join(RECORDS, newest), "utf8")) as Deployment;

  expect(resourcesOf(today)).toMatchObject(resourcesOf(recorded));
});

test("a record that exists is not written again", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-record-"));
  const file = path.join(folder, "1.0.0.json");
  await writeFile(file, "of a release");

  await writeIfMissing(file, today);

  expect(await readFile(file, "utf8")).toBe("of a release");
  await rm(folder, { recursive: true });
});

function compareFiles(one: string, other: string): number {
  return compare(path.basename(one, ".json"), path.basename(other, ".json"));
}
