import path from "node:path";

import { openSandbox, type Sandbox } from "../../test/support/sandbox";
import { COMPILES, goThat, HOME, obtain } from "./obtaining";

const DOWNLOADS = `
  await mkdir(folder + "/bin");
  for (const name of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"])
    await writeFile(folder + "/bin/" + name, "#!/bin/sh\\necho v3.250.0\\n", { mode: 0o755 });
`;

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await openSandbox()));
afterEach(() => sandbox.remove());

describe("with a pulumi on PATH", () => {
  test.each(["3.248.0", "3.250.0", "3.999.1"])(
    "version %s is used, and nothing is fetched",
    async (version) => {
      const command = await sandbox.installPulumi(`echo v${version}`);

      const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

      expect(pulumi).toEqual({ command, dir: path.dirname(command), version, how: "path" });
      expect(await sandbox.cached()).toEqual([]);
    },
  );

  test.each(["3.247.9", "2.25.2", "4.0.0", "nonsense"])("version %s is passed over", async (version) => {
    await sandbox.installPulumi(`echo v${version}`);

    const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

    expect(pulumi).toMatchObject({ how: "download", version: "3.250.0" });
  });

  test("one that has no Node.js language host is passed over", async () => {
    await sandbox.install("pulumi-resource-pulumi-nodejs", "");
    await sandbox.install("pulumi", "echo v3.250.0");

    expect((await obtain(sandbox, DOWNLOADS).outcome).pulumi?.how).toBe("download");
  });
});

describe("without a pulumi on PATH", () => {
  beforeEach(() => sandbox.install("go", goThat(COMPILES)));

  test("it is downloaded, and not built", async () => {
    expect((await obtain(sandbox, DOWNLOADS).outcome).pulumi?.how).toBe("download");
    expect(sandbox.lines("builds")).toEqual([]);
  });

  test("it is built if the download fails, with all that it needs in one folder of the cache", async () => {
    const { pulumi } = await obtain(sandbox).outcome;

    const dir = path.join(sandbox.folder, "cache/pulumi-whatsapp", HOME, "bin");
    expect(pulumi).toEqual({ command: path.join(dir, "pulumi"), dir, version: "3.250.0", how: "build" });
    expect(await sandbox.cached()).toEqual([HOME]);
    expect(sandbox.lines("builds")).toHaveLength(2);
  });

  test("the one fetched before is used the next time, and fetched again if it does not start any more", async () => {
    const { pulumi } = await obtain(sandbox).outcome;
    const second = await obtain(sandbox, DOWNLOADS).outcome;
    await sandbox.install("pulumi", "exit 1", path.relative(sandbox.folder, pulumi?.dir ?? ""));
    const third = await obtain(sandbox).outcome;

    expect([second.pulumi?.how, third.pulumi?.how]).toEqual(["cache", "build"]);
  });

  test("a download that does not work is not kept", async () => {
    const { pulumi } = await obtain(sandbox, DOWNLOADS.replace("v3.250.0", "error")).outcome;

    expect(pulumi?.how).toBe("build");
  });
});

describe("if nothing works", () => {
  test("one message lists each attempt, in order, and what to install", async () => {
    const command = await sandbox.installPulumi("echo v3.100.0");

    const { error = "" } = await obtain(sandbox).outcome;

    expect(error.replaceAll(command, "PULUMI").replaceAll(sandbox.folder, "~").split("\n")).toEqual([
      "The Pulumi CLI is missing and could not be downloaded or built. Tried, in this order:",
      "  - pulumi on PATH: PULUMI is version 3.100.0, and the range is ^3.248.0",
      `  - fetched before: nothing in ~/cache/pulumi-whatsapp/${HOME}`,
      "  - the official download: the network is closed",
      "  - a build from the Go modules: go is not on PATH",
      "Install Pulumi 3.248.0 or a newer 3.x (https://www.pulumi.com/docs/install/), or Go 1.25.11 or newer " +
        "(https://go.dev/dl/) with a reachable module proxy, and run this again.",
    ]);
  });

  test("it names the version to install if only that one will do", async () => {
    const { error } = await obtain(sandbox, undefined, '{ version: "3.200.1", module: "cli" }').outcome;

    expect(error).toContain("Install Pulumi 3.200.1 (https://");
  });

  test("it has the end of the compiler's output, and nothing is left in the cache", async () => {
    await sandbox.install(
      "go",
      goThat('seq 100 >&2; echo "write /tmp/x.a: no space left on device" >&2; exit 1'),
    );

    const { error } = await obtain(sandbox).outcome;

    expect(error).toMatch(/failed:\n\s+87\n[^]*100\n\s+write \/tmp\/x\.a: no space left on device/);
    expect(await sandbox.cached()).toEqual([]);
  });
});
