import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { readJson, ROOT } from "../supply-chain/support";

const versionIn = (root: string, folder: string) =>
  (JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")) as { version: string }).version;

test("the provider, the plugin and the SDKs have one version", () => {
  const provider = versionIn(ROOT, "provider");
  const python = readFileSync(path.join(ROOT, "sdk/python/pyproject.toml"), "utf8");

  expect(versionIn(ROOT, "plugin")).toBe(provider);
  expect(readJson("sdk/nodejs/package.json")).toMatchObject({
    version: provider,
    pulumi: { version: provider },
  });
  expect(readJson("sdk/go/whatsapp/pulumi-plugin.json")).toMatchObject({ version: provider });
  expect(python).toContain(`version = "${provider}"`);
});

describe("changeset", () => {
  const PACKAGES = ["provider", "simulator", "plugin"];
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-versions-"));
    for (const file of [
      ".changeset/config.json",
      ...PACKAGES.map((each) => `${each}/package.json`),
      "plugin/CHANGELOG.md",
    ])
      await cp(path.join(ROOT, file), path.join(folder, file), { recursive: true });
    const root = { name: "workspace", private: true, workspaces: PACKAGES };
    await writeFile(path.join(folder, "package.json"), JSON.stringify(root));
    await writeFile(path.join(folder, "package-lock.json"), "{}");
    // It looks for the commit of each change.
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function version(name: string) {
    await writeFile(path.join(folder, ".changeset/a-change.md"), `---\n"${name}": minor\n---\n\nA change.\n`);
    execFileSync(process.execPath, [path.join(ROOT, "node_modules/@changesets/cli/bin.js"), "version"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    return Object.fromEntries(PACKAGES.map((each) => [each, versionIn(folder, each)]));
  }

  test.each(["pulumi-whatsapp", "pulumi-resource-whatsapp"])(
    "gives the provider and the plugin the same next version for a change of %s",
    async (name) => {
      const versions = await version(name);

      expect(versions.provider).not.toBe(versionIn(ROOT, "provider"));
      expect(versions.plugin).toBe(versions.provider);
      expect(versions.simulator).toBe(versionIn(ROOT, "simulator"));
    },
  );

  test("writes what changed into the plugin's changelog", async () => {
    const { plugin } = await version("pulumi-resource-whatsapp");

    expect(await readFile(path.join(folder, "plugin/CHANGELOG.md"), "utf8")).toMatch(
      new RegExp(`^# pulumi-resource-whatsapp\n\n## ${String(plugin)}\n\n### Minor Changes\n\n- A change.`),
    );
  });
});
