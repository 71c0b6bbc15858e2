// @ts-check
import { copyFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { goModules } from "./go-modules.mjs";

/**
 * Builds the CLI from Pulumi's Go modules, for machines that reach only package registries. The go.mod and go.sum beside this
 * file fix the modules.
 * @type {import("./obtain.mjs").FetchRelease}
 */
export async function buildFromGoModules({ version, module: cli }, folder, options) {
  const go = await goModules(folder, options);
  options.log(
    `Building Pulumi ${version} from its Go modules: about 5 minutes on two cores and 4 GB of disk, once per user.`,
  );
  for (const program of [
    {
      module: cli,
      source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      name: "pulumi",
    },
    {
      module: "language-host",
      source: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
      name: "pulumi-language-nodejs",
    },
  ])
    await go.build(program, version);
  // Beside the CLI, because otherwise each run warns about this script on PATH.
  const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  const provider = "pulumi-resource-pulumi-nodejs";
  await copyFile(path.join(sdk, provider), path.join(go.bin, provider));
}
