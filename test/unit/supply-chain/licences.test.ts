import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { LOCKFILES, ROOT, runTool } from "./support";

test.each(LOCKFILES)("every licence in the lockfile of ./%s is on the list", async (folder) => {
  const { code, output } = await runTool("licences.mjs", [path.join(ROOT, folder)]);

  expect(output).toMatch(/^\d{3,} packages/);
  expect(code).toBe(0);
});

describe("a licence", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-licences-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The check of a lockfile in which the provider needs `used`, and a test `other`. */
  async function checked(used: string | undefined, other = "MIT") {
    const packages = {
      "": { devDependencies: { other: "1" } },
      provider: { dependencies: { direct: "1" } },
      "node_modules/pulumi-whatsapp": { resolved: "provider", link: true },
      "node_modules/direct": { version: "1.0.0", license: "MIT", dependencies: { used: "1" } },
      "node_modules/direct/node_modules/used": {
        version: "1.0.0",
        ...(used !== undefined && { license: used }),
      },
      "node_modules/used": { version: "2.0.0", license: "MIT" },
      "node_modules/other": { version: "1.0.0", license: other },
    };
    await writeFile(path.join(folder, "package-lock.json"), JSON.stringify({ packages }));
    return runTool("licences.mjs", [folder]);
  }

  test.each(["MIT", "(MIT OR GPL-3.0-only)", "(MIT AND Apache-2.0)"])(
    "%s may serve in production",
    async (licence) => {
      expect(await checked(licence)).toMatchObject({ code: 0 });
    },
  );

  test.each([
    "GPL-3.0-only",
    "AGPL-3.0-or-later",
    "(MIT AND GPL-3.0-only)",
    "UNLICENSED",
    "CC0-1.0",
    undefined,
  ])("%s may not: the package is named", async (licence) => {
    const { code, output } = await checked(licence);

    expect(code).toBe(1);
    expect(output).toMatch(/^used 1\.0\.0, which a published package brings along/);
  });

  test("CC0-1.0 may serve in development, GPL-3.0-only may not", async () => {
    expect(await checked("MIT", "CC0-1.0")).toMatchObject({ code: 0 });
    expect(await checked("MIT", "GPL-3.0-only")).toMatchObject({ code: 1 });
  });
});
