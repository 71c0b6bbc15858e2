// Needs: minutes, to install in clones of the repository
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { inc } from "semver";

import { type Finished, run } from "../examples/support/run";
import { type Manifest, readJson, ROOT } from "../../unit/supply-chain/support";
import { commitAll, withoutPendingChanges } from "./support/clone";

// A clone, an installation, a build and a few tests.
jest.setTimeout(300_000);

const { version } = readJson("provider/package.json") as Manifest & { version: string };
const NEXT = inc(version, "minor") ?? "";
const SENTENCE = "A change that a test made up.";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-release-test-"));
  git("clone", "--quiet", ROOT, ".");
});
afterEach(() => rm(folder, { recursive: true }));

const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
const read = (file: string) => readFile(path.join(folder, file), "utf8");

/** A commit with one change that waits for a version. */
async function withChange(name: string, size: string, files: Record<string, string> = {}) {
  withoutPendingChanges(folder);
  await write(".changeset/made-up.md", `---\n"${name}": ${size}\n---\n\n${SENTENCE}\n`);
  for (const [file, text] of Object.entries(files)) await write(file, text);
  commitAll(folder, "A change");
}

function release(...args: string[]): Promise<Finished> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: _ofThisMachine, ...env } = process.env;
  return run(process.execPath, ["tools/release/release.mjs", ...args], { cwd: folder, env });
}

/** Everything in the folder that is not as the last commit has it, files that Git ignores included, and that commit. */
const tree = () => git("status", "--porcelain", "--ignored") + git("rev-parse", "HEAD") + git("tag");

test("a dry run computes version and changelog, packs both packages, and leaves the tree as it was", async () => {
  const state = await read(`test/provider/upgrade/golden-state/${version}.json`);
  await withChange("pulumi-whatsapp", "minor", {
    [`test/provider/upgrade/golden-state/${NEXT}.json`]: state,
  });
  const before = tree();
  const kept = path.join(folder, "../..", `${path.basename(folder)}-kept`);

  const { code, stdout, stderr } = await release("--dry-run", "--keep", kept);
  const made = await readdir(kept);
  await rm(kept, { recursive: true });

  expect(stderr).not.toContain("Nothing was published");
  expect(code).toBe(0);
  expect(stdout).toContain(`pulumi-whatsapp ${NEXT}`);
  expect(stdout).toContain(SENTENCE);
  expect(stdout).toMatch(new RegExp(`^pulumi-whatsapp-${NEXT}.tgz: \\d+ files, .* kB$`, "m"));
  for (const file of ["dist/handler.js", "dist/index.d.ts", "dist/cli.js", "CHANGELOG.md", "LICENSE"]) {
    expect(stdout).toMatch(new RegExp(`^  ${file}$`, "m"));
  }
  expect(stdout).toContain(`Would publish and tag pulumi-whatsapp@${NEXT}, with provenance`);
  expect(stdout).toMatch(/^Would publish and tag whatsapp-graph-simulator@/m);
  expect(made.filter((file) => file.endsWith(".tgz"))).toHaveLength(2);
  expect(made.filter((file) => file.endsWith(".cdx.json"))).toHaveLength(2);
  expect(tree()).toBe(before);
});

test("a version without a record of its state is refused, with the command that makes one", async () => {
  await withChange("pulumi-whatsapp", "minor");

  const { code, stderr } = await release("--dry-run");

  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`Nothing was published\\. .*${NEXT}\\.json is missing.*release:prepare`));
});

test.each(["a changed file", "a new one"])("%s that is not committed is refused", async (what) => {
  await write(what === "a new one" ? "new.txt" : "README.md", "changed");

  const { code, stderr } = await release("--dry-run");

  expect(code).toBe(1);
  expect(stderr).toMatch(/Nothing was published\. Not everything is committed/);
});

describe("without --dry-run", () => {
  test("provenance is not left out by accident", async () => {
    const { code, stderr } = await release();

    expect(code).toBe(1);
    expect(stderr).toMatch(/run the release workflow, or give --without-provenance/);
  });

  test("changes that are in no version yet are refused", async () => {
    await withChange("pulumi-whatsapp", "patch");

    const { code, stderr } = await release("--without-provenance");

    expect(code).toBe(1);
    expect(stderr).toMatch(/in no version yet: made-up\.md\. Run "npm run release:prepare"/);
  });
});

test("preparing writes version, changelog and lockfile, and takes the change away", async () => {
  const simulator = readJson("simulator/package.json") as Manifest & { version: string };
  const next = inc(simulator.version, "patch") ?? "";
  await withChange("whatsapp-graph-simulator", "patch");
  await linkInstalled();
  await write(".git/info/exclude", "node_modules\n");

  const { code, stderr } = await run(process.execPath, ["tools/release/prepare.mjs"], {
    cwd: folder,
    env: process.env,
  });

  expect(stderr).not.toContain("failed");
  expect(code).toBe(0);
  expect(JSON.parse(await read("simulator/package.json"))).toMatchObject({ version: next });
  expect(await read("simulator/CHANGELOG.md")).toMatch(
    new RegExp(`## ${next}\n[^#]*### Patch[^#]*${SENTENCE}`),
  );
  expect(JSON.parse(await read("package-lock.json"))).toMatchObject({
    packages: { simulator: { version: next } },
  });
  expect(await readdir(path.join(folder, ".changeset"))).toEqual(["README.md", "config.json"]);
});

/** What is installed here, but for npm's own record of it: the clone gets one of its own. */
async function linkInstalled(): Promise<void> {
  const installed = path.join(ROOT, "node_modules");
  const own = path.join(folder, "node_modules");
  await mkdir(own);
  for (const name of await readdir(installed)) {
    if (name !== ".package-lock.json") await symlink(path.join(installed, name), path.join(own, name));
  }
}
