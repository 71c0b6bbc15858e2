import { execFile } from "node:child_process";
import { chmod, mkdir, readlink, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { openSandbox, type Sandbox } from "../../test/support/sandbox";

const PLATFORM = `${process.platform}-${process.arch}`;
const CLI = "cache/pulumi-whatsapp/pulumi-3.250.0/bin";
const YAML = `pulumi-language-yaml-1.25.0-for-3.250.0-${PLATFORM}`;
const PYTHON = `pulumi-language-python-3.60.0-for-3.250.0-${PLATFORM}`;

/** Writes the folder and the name of each build to the file `builds`. The downloaded SDK is in the sandbox. */
const GO = `
if [ "$1" = mod ]; then echo '{ "Dir": "'"$PWD"'/sdk" }'; exit; fi
while [ "$1" != -o ]; do shift; done
echo "$(basename "$2")" >> builds; echo '#!/bin/sh' > "$2"; chmod +x "$2"`;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  const script = await sandbox.install("pulumi-language-python-exec", "", "sdk/python/cmd");
  // As in Go's cache of modules.
  await chmod(script, 0o444);
  await mkdir(path.join(sandbox.folder, CLI), { recursive: true });
});
afterEach(() => sandbox.remove());

/** Obtains hosts for the CLI in that folder of the sandbox. In a process, because jest does not load this kind of module. */
async function obtain(languages: string[], cli = CLI) {
  const module = pathToFileURL(path.join(__dirname, "language-hosts.mjs")).href;
  const pulumi = { dir: path.join(sandbox.folder, cli) };
  const script = `
    import { obtainLanguageHosts } from "${module}";
    const outcome = await obtainLanguageHosts(${JSON.stringify(pulumi)}, ${JSON.stringify(languages)}).then(
      (found) => ({ found }),
      (error) => ({ error: error.message }),
    );
    console.log(JSON.stringify(outcome));`;
  const args = ["--input-type=module", "--eval", script];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: sandbox.env });
  const { found = "", error = "" } = JSON.parse(stdout) as { found?: string; error?: string };
  const short = (text: string) => text.replaceAll(sandbox.folder, "~");
  return { folders: short(found).split(path.delimiter), error: short(error), log: stderr };
}

const linkOf = (file: string) => readlink(path.join(sandbox.folder, CLI, file));

describe("hosts that are installed", () => {
  test.each([
    ["beside the CLI", "installed"],
    ["on PATH", "path"],
  ])("%s are used, and nothing is built", async (_where, folder) => {
    for (const name of ["yaml", "python", "python-exec", "go"])
      await sandbox.install(`pulumi-language-${name}`, "", folder);

    const { folders } = await obtain(["yaml", "python", "go"], "installed");

    expect(folders).toEqual(["~/installed"]);
    expect(await sandbox.cached()).toEqual(["pulumi-3.250.0"]);
  });
});

describe("with Go", () => {
  beforeEach(() => sandbox.install("go", GO));

  test("only the hosts that are asked for are built, each into a folder of its own, and linked beside the CLI", async () => {
    const { folders, log } = await obtain(["yaml", "python"]);

    expect(folders).toEqual([`~/${CLI}`]);
    expect(sandbox.lines("builds")).toEqual(["pulumi-language-yaml", "pulumi-language-python"]);
    expect((await sandbox.cached()).sort()).toEqual(["pulumi-3.250.0", PYTHON, YAML].sort());
    expect(await linkOf("pulumi-language-yaml")).toBe(`../../${YAML}/bin/pulumi-language-yaml`);
    expect(await linkOf("pulumi-language-python-exec")).toBe(
      `../../${PYTHON}/bin/pulumi-language-python-exec`,
    );
    expect(log).toMatch(/^Building pulumi-language-yaml 1\.25\.0 .*\n {2}built pulumi-language-yaml\n/);
  });

  test("the ones built before are used the next time, by another CLI of the cache too", async () => {
    await obtain(["yaml"]);
    await obtain(["yaml"]);
    const another = "cache/pulumi-whatsapp/pulumi-3.251.0/bin";
    await mkdir(path.join(sandbox.folder, another), { recursive: true });
    await obtain(["yaml"], another);

    expect(sandbox.lines("builds")).toEqual(["pulumi-language-yaml"]);
  });

  test("a link to an older version gives way to the version that go.mod fixes", async () => {
    await sandbox.install(
      "pulumi-language-yaml",
      "",
      "cache/pulumi-whatsapp/pulumi-language-yaml-1.24.0/bin",
    );
    const older = "../../pulumi-language-yaml-1.24.0/bin/pulumi-language-yaml";
    await symlink(older, path.join(sandbox.folder, CLI, "pulumi-language-yaml"));

    await obtain(["yaml"]);

    expect(await linkOf("pulumi-language-yaml")).toBe(`../../${YAML}/bin/pulumi-language-yaml`);
  });

  test("the Python host is built again if its script is gone", async () => {
    await obtain(["python"]);
    await rm(path.join(sandbox.folder, "cache/pulumi-whatsapp", PYTHON, "bin/pulumi-language-python-exec"));

    await obtain(["python"]);

    expect(sandbox.lines("builds")).toEqual(["pulumi-language-python", "pulumi-language-python"]);
  });

  test("an installation of the user's stays as it is: the hosts come before it on PATH", async () => {
    await sandbox.install("pulumi", "", "installed");

    const { folders } = await obtain(["yaml"], "installed");

    expect(folders).toEqual([`~/cache/pulumi-whatsapp/${YAML}/bin`, "~/installed"]);
  });
});

test("without Go, one message lists each attempt and what to install, and nothing is left in the cache", async () => {
  const { error } = await obtain(["yaml"]);

  expect(error.split("\n")).toEqual([
    "Pulumi's language host for yaml is missing and could not be downloaded or built. Tried, in this order:",
    "  - pulumi-language-yaml on PATH: not found",
    `  - fetched before: nothing in ~/cache/pulumi-whatsapp/${YAML}`,
    "  - a build from the Go modules: go is not on PATH",
    "Install Pulumi with all its language hosts (https://www.pulumi.com/docs/install/), or Go 1.25.11 or newer " +
      "(https://go.dev/dl/) with a reachable module proxy, and run this again.",
  ]);
  expect(await sandbox.cached()).toEqual(["pulumi-3.250.0"]);
});
