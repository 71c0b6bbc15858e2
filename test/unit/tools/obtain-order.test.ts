import path from "node:path";

import { obtain } from "./support/obtaining";
import { COMPILES, goThat, openSandbox, PULUMI, type Sandbox } from "./support/sandbox";

const DOWNLOADS = `
  await mkdir(folder + "/bin");
  for (const name of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"])
    await writeFile(folder + "/bin/" + name, "#!/bin/sh\\necho v3.250.0\\n", { mode: 0o755 });
`;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.install("go", goThat(COMPILES));
});
afterEach(() => sandbox.remove());

async function installPulumi(version: string) {
  await sandbox.install("pulumi-language-nodejs", "");
  await sandbox.install("pulumi-resource-pulumi-nodejs", "");
  return await sandbox.install("pulumi", PULUMI(version));
}

describe("with a pulumi on PATH", () => {
  test.each(["3.248.0", "3.250.0", "3.999.1"])(
    "version %s is used as it is, and nothing is fetched",
    async (version) => {
      const command = await installPulumi(version);

      const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

      expect(pulumi).toEqual({ command, dir: path.dirname(command), version, how: "path" });
      expect(await sandbox.cached()).toEqual([]);
    },
  );

  test.each(["3.247.9", "2.25.2", "4.0.0", "nonsense"])("version %s is passed over", async (version) => {
    await installPulumi(version);

    const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

    expect(pulumi).toMatchObject({ how: "download", version: "3.250.0" });
  });

  test("one that has no Node language host is passed over", async () => {
    await sandbox.install("pulumi-resource-pulumi-nodejs", "");
    await sandbox.install("pulumi", PULUMI("3.250.0"));

    const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

    expect(pulumi?.how).toBe("download");
  });
});

describe("without a pulumi on PATH", () => {
  test("it is downloaded, and not built", async () => {
    const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

    expect(pulumi?.how).toBe("download");
    expect(await sandbox.lines("builds")).toEqual([]);
  });

  test("it is built when the download fails, with all that it needs in one folder of the cache", async () => {
    const { pulumi } = await obtain(sandbox).outcome;

    const home = `pulumi-3.250.0-${process.platform}-${process.arch}`;
    expect(pulumi).toEqual({
      command: path.join(sandbox.folder, "cache/pulumi-whatsapp", home, "bin/pulumi"),
      dir: path.join(sandbox.folder, "cache/pulumi-whatsapp", home, "bin"),
      version: "3.250.0",
      how: "build",
    });
    expect(await sandbox.cached()).toEqual([home]);
    expect(await sandbox.lines("builds")).toHaveLength(2);
  });

  test("the one fetched before is used the next time", async () => {
    await obtain(sandbox).outcome;

    const { pulumi } = await obtain(sandbox, DOWNLOADS).outcome;

    expect(pulumi?.how).toBe("cache");
    expect(await sandbox.lines("builds")).toHaveLength(2);
  });

  test("one fetched before that does not start any more is fetched again", async () => {
    const { pulumi: first } = await obtain(sandbox).outcome;
    await sandbox.install("pulumi", "exit 1", path.relative(sandbox.folder, first?.dir ?? ""));

    const { pulumi } = await obtain(sandbox).outcome;

    expect(pulumi?.how).toBe("build");
  });

  test("a download that gives something else is not kept", async () => {
    const { pulumi } = await obtain(sandbox, DOWNLOADS.replace("v3.250.0", "error")).outcome;

    expect(pulumi?.how).toBe("build");
  });
});
