import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import obtainCli from "../../../support/pulumi-cli.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** Once before the tests: packs what users will install, since the examples are tested as copies outside the repository. */
export default async function packPackages() {
  await obtainCli();
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-packed-"));
  process.env.TEST_PACKED = folder;
  const workspaces = ["--workspace", "provider", "--workspace", "simulator"];
  await promisify(execFile)("npm", ["pack", "--silent", ...workspaces, "--pack-destination", folder], {
    cwd: ROOT,
  });
  process.env.TEST_CACHES = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-caches-"));
}
