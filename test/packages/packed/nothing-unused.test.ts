// Needs: minutes, to install the packed packages
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { build } from "esbuild";

import { packedTarballs } from "./support/project";

/** All that TypeScript leaves of a file with types alone. */
const TYPES_ALONE = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-packed-"));
  execFileSync("tar", ["-xzf", (await packedTarballs())["pulumi-whatsapp"], "-C", folder]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the package has no code that neither a program, nor the provider's process, nor the command loads", async () => {
  const inPackage = path.join(folder, "package");
  const { metafile } = await build({
    absWorkingDir: inPackage,
    entryPoints: ["dist/index.js", "dist/handler.js", "bin/pulumi-whatsapp.cjs"],
    bundle: true,
    packages: "external",
    platform: "node",
    write: false,
    outdir: "bundled",
    metafile: true,
  });

  const files = await readdir(path.join(inPackage, "dist"), { recursive: true });
  const code = files.filter((file) => file.endsWith(".js")).map((file) => path.join("dist", file));
  const unused = code.filter((file) => !(file in metafile.inputs));
  const texts = await Promise.all(unused.map((file) => readFile(path.join(inPackage, file), "utf8")));

  expect(unused.filter((_, at) => texts[at] !== TYPES_ALONE)).toEqual([]);
  expect(code).toContain("dist/commands/cli.js");
});
