import { createHash } from "node:crypto";
import { chmodSync, statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { extract, list, type ReadEntry } from "tar";

import { type Archives, makeArchives } from "./support/archives";

const ROOT = path.resolve(__dirname, "../../..");
const PLUGIN = path.join(ROOT, "plugin");

let archives: Archives;
let temporary: string;
beforeAll(async () => {
  archives = await makeArchives();
});
beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-archives-"));
});
afterEach(() => rm(temporary, { recursive: true }));
afterAll(() => archives.remove());

const named = (system: string) => `pulumi-resource-whatsapp-v${archives.version}-${system}.tar.gz`;

function entriesOf(file: string): ReadEntry[] {
  const entries: ReadEntry[] = [];
  list({ file, sync: true, onReadEntry: (entry) => void entries.push(entry) });
  return entries;
}

test("there is one for each system and processor, with the name by which Pulumi asks for it", async () => {
  const systems = ["linux", "darwin", "windows"].flatMap((system) => [`${system}-amd64`, `${system}-arm64`]);

  expect((await readdir(archives.folder)).sort()).toEqual(
    [...systems.map(named), `pulumi-resource-whatsapp-${archives.version}-checksums.txt`].sort(),
  );
});

test.each([
  ["linux-amd64", "pulumi-resource-whatsapp"],
  ["darwin-arm64", "pulumi-resource-whatsapp"],
  ["windows-amd64", "pulumi-resource-whatsapp.cmd"],
])(
  "the one for %s has its script, which may be run, the provider and the licences at its root",
  (system, script) => {
    const entries = entriesOf(archives.path(named(system)));

    expect(Object.fromEntries(entries.map((entry) => [entry.path, (entry.mode ?? 0).toString(8)]))).toEqual({
      [script]: "755",
      "main.cjs": "644",
      "schema.json": "644",
      LICENSE: "644",
      "main.cjs.LEGAL.txt": "644",
    });
  },
);

test("files are those of the checkout, and tell neither who packed them nor when", async () => {
  const file = archives.path(archives.ownName);
  extract({ file, cwd: temporary, sync: true });

  const content = (name: string, place: string) => readFile(path.join(place, name), "utf8");
  for (const name of await readdir(temporary))
    expect(await content(name, temporary)).toBe(await content(name, PLUGIN));
  for (const entry of entriesOf(file)) {
    expect(entry.mtime).toEqual(new Date(0));
    expect([entry.uname ?? "", entry.gname ?? "", entry.uid ?? 0, entry.gid ?? 0]).toEqual(["", "", 0, 0]);
  }
});

test("they are byte for byte the same when they are made again, whatever modes the checkout has", async () => {
  const licence = path.join(PLUGIN, "LICENSE");
  const { mode } = statSync(licence);
  chmodSync(licence, 0o600);
  try {
    await makeArchives(temporary);
  } finally {
    chmodSync(licence, mode);
  }

  for (const name of await readdir(archives.folder)) {
    const [before, after] = await Promise.all([
      readFile(archives.path(name)),
      readFile(path.join(temporary, name)),
    ]);
    expect(after.equals(before)).toBe(true);
  }
});

test("the checksums are theirs, in the form that sha256sum checks", async () => {
  const text = await readFile(
    archives.path(`pulumi-resource-whatsapp-${archives.version}-checksums.txt`),
    "utf8",
  );
  const names = (await readdir(archives.folder)).filter((name) => name.endsWith(".tar.gz"));
  const lines = await Promise.all(
    names.map(async (name) => {
      const sum = createHash("sha256").update(await readFile(archives.path(name)));
      return `${sum.digest("hex")}  ${name}`;
    }),
  );

  expect(text).toMatch(/\n$/);
  expect(text.trimEnd().split("\n").sort()).toEqual(lines.sort());
});
