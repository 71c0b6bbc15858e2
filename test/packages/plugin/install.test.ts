import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { startWorld, type World } from "../../support/world";
import { yamlNumber } from "../../support/yaml";
import { run } from "../examples/support/run";
import { type Archives, makeArchives } from "./support/archives";
import { type YamlProject, yamlProject } from "./support/yaml-project";

const ROOT = path.resolve(__dirname, "../../..");

let world: World;
let project: YamlProject;
beforeEach(async () => {
  world = await startWorld();
  project = await yamlProject(world.simulator.url);
});
afterEach(async () => {
  await project.remove();
  await world.close();
});

const up = () => project.pulumi("up", "--yes", "--skip-preview");

describe("an archive", () => {
  let archives: Archives;
  beforeAll(async () => {
    archives = await makeArchives();
  });
  afterAll(() => archives.remove());

  test("is installed from a file by pulumi plugin install, and serves a program", async () => {
    const { version, ownName } = archives;
    await project.declare({ resources: { support: yamlNumber({}, { version }) } });
    const before = await up();

    const install = ["plugin", "install", "resource", "whatsapp", version, "--file", archives.path(ownName)];
    const installed = await project.pulumi(...install);
    const after = await up();

    expect(before.code).not.toBe(0);
    expect(installed.code).toBe(0);
    expect(after.code).toBe(0);
    expect(world.simulator.numbers()).toHaveLength(1);
  });
});

describe("the npm package", () => {
  const installed = "node_modules/pulumi-resource-whatsapp";
  let tarball: string;

  beforeEach(async () => {
    const args = ["pack", "--silent", "--workspace", "plugin", "--pack-destination", project.folder];
    tarball = execFileSync("npm", args, { cwd: ROOT, encoding: "utf8" }).trim();
    await project.write({ "package.json": JSON.stringify({ name: "numbers", private: true }) });
    expect(await project.run("npm", "install", "--offline", "--silent", `./${tarball}`)).toMatchObject({
      code: 0,
    });
  });

  test("serves a program whose Pulumi.yaml has its folder, without a download", async () => {
    await project.declare({ plugins: { providers: [{ name: "whatsapp", path: installed }] } });

    expect(await up()).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 2 created") as string });
    expect(world.simulator.numbers()).toHaveLength(1);
  });

  test("has the provider, its scripts and what npm shows, and brings nothing else along", async () => {
    expect((await readdir(project.path(installed))).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "main.cjs",
      "main.cjs.LEGAL.txt",
      "package.json",
      "pulumi-resource-whatsapp",
      "pulumi-resource-whatsapp.cmd",
      "schema.json",
    ]);
    const packages = (await readdir(project.path("node_modules"))).filter((name) => !name.startsWith("."));
    expect(packages).toEqual(["pulumi-resource-whatsapp"]);
  });

  test("publint has nothing against it, not even a suggestion, and its licence is that of the repository", async () => {
    const publint = path.join(ROOT, "node_modules/.bin/publint");
    const { stdout } = await run(publint, ["run", project.path(tarball), "--strict"], {
      cwd: ROOT,
      env: process.env,
    });
    const licence = await readFile(project.path(`${installed}/LICENSE`), "utf8");

    expect(stdout).toContain("All good!");
    expect(licence).toBe(await readFile(path.join(ROOT, "LICENSE"), "utf8"));
  });
});
