// Needs: minutes, to install the tool that lists them
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "../examples/support/run";
import { broughtAlongBy, lockfile, nameOf as folderName, readJson, ROOT } from "../supply-chain/support";

interface Component {
  name: string;
  group?: string;
  version: string;
  purl: string;
  licenses?: unknown[];
}
interface Bom {
  bomFormat: string;
  specVersion: string;
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-sbom-"));
  const { code, stderr } = await run("npm", ["run", "-s", "sbom", "--", "--into", folder], {
    cwd: ROOT,
    env: process.env,
  });
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(["provider", "simulator"])("the bill of materials of %s", (workspace) => {
  const { name, version } = readJson(workspace, "package.json") as { name: string; version: string };
  let bom: Bom;
  beforeAll(async () => {
    bom = JSON.parse(await readFile(path.join(folder, `${name}-${version}.cdx.json`), "utf8")) as Bom;
  });

  test("is a CycloneDX document about the package, at its version", () => {
    expect(bom).toMatchObject({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      metadata: { component: { name, version, purl: `pkg:npm/${name}@${version}` } },
    });
  });

  test("has all that the package brings along, each with version and licence, and nothing else", () => {
    const entries = lockfile("");
    const expected = broughtAlongBy(workspace).map(
      (folder) => `${folderName(folder)}@${String(entries[folder]?.version)}`,
    );

    expect(expected.length).toBeGreaterThan(10);
    expect(bom.components.map((component) => `${nameOf(component)}@${component.version}`).sort()).toEqual(
      expected.sort(),
    );
    expect(bom.components.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
  });

  test("names no folder of this machine", () => {
    expect(JSON.stringify(bom)).not.toContain(ROOT);
  });
});

test("there is one for each published package", async () => {
  expect(await readdir(folder)).toHaveLength(2);
});
