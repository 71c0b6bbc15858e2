import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import obtainCli from "../../../support/pulumi-cli.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const SDK = path.join(ROOT, "sdk/nodejs");
const execute = promisify(execFile);

/** Once before the tests: packs what users will install, since the examples are tested as copies outside the repository. */
export default async function packPackages() {
  await obtainCli();
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-packed-"));
  process.env.TEST_PACKED = folder;
  const workspaces = ["provider", "simulator", "plugin"].flatMap((each) => ["--workspace", each]);
  await pack(folder, workspaces);
  await packSdk(folder);
  process.env.TEST_CACHES = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-caches-"));
}

/** Builds the SDK beside the checkout, which stays as it is. @param {string} folder */
async function packSdk(folder) {
  const built = path.join(folder, "sdk");
  await mkdir(built);
  await execute("npx", ["--no-install", "tsc", "--project", SDK, "--outDir", path.join(built, "bin")], {
    cwd: ROOT,
  });
  for (const file of ["package.json", "README.md", "LICENSE"])
    await copyFile(path.join(SDK, file), path.join(built, file));
  await pack(folder, [built]);
  await rm(built, { recursive: true });
}

/**
 * @param {string} folder
 * @param {string[]} packages
 */
function pack(folder, packages) {
  return execute("npm", ["pack", "--silent", ...packages, "--pack-destination", folder], { cwd: ROOT });
}
