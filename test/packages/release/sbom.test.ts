// Needs: minutes, to install the tool that lists them
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "../examples/support/run";
import { broughtAlongBy, bundledIn, lockfile, nameOf, readJson, ROOT } from "../supply-chain/support";

interface Component {
  name: string;
  group?: string;
  version: string;
  "bom-ref": string;
  licenses?: unknown[];
}

interface Bom {
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-sbom-"));
  const command = ["run", "-s", "sbom", "--", "--into", folder];
  const { code, stderr } = await run("npm", command, { cwd: ROOT, env: process.env });
  if (code !== 0) throw new Error(stderr);
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ["provider", "all that is in its files", () => bundledIn("provider")],
  ["simulator", "all that it brings along", () => broughtAlongBy("simulator")],
  ["plugin", "all that is in its file", () => bundledIn("plugin")],
])(
  "the bill of materials of %s has %s, each with its licence, and nothing else",
  async (workspace, _what, listedFolders) => {
    const { name, version } = readJson(workspace, "package.json") as { name: string; version: string };
    const text = await readFile(path.join(folder, `${name}-${version}.cdx.json`), "utf8");
    const { components, ...bom } = JSON.parse(text) as Bom;
    const entries = lockfile("");
    const brought = listedFolders().map((at) => `${nameOf(at)}@${String(entries[at]?.version)}`);
    const listed = components.map(
      ({ group, name, version }) => `${group ? `${group}/` : ""}${name}@${version}`,
    );

    expect(bom).toMatchObject({
      ...{ bomFormat: "CycloneDX", specVersion: "1.6" },
      metadata: { component: { name, version, purl: `pkg:npm/${name}@${version}` } },
    });
    expect(brought.length).toBeGreaterThan(5);
    expect(listed.sort()).toEqual(brought.sort());
    expect(components.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
    const refs = components.map((component) => component["bom-ref"]);
    expect(bom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn).sort()).toEqual(
      expect.arrayContaining(refs.sort()),
    );
    // No folder of this machine.
    expect(text).not.toContain(ROOT);
  },
);
