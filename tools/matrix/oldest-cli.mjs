// @ts-check
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { run } from "../packages/life.mjs";
import { SUPPORTED } from "./definition.mjs";

/** Fixed by the go.mod and go.sum there. */
const MODULE = fileURLToPath(new URL("oldest-cli", import.meta.url));

/**
 * Builds the oldest supported CLI from its Go modules, and gives the folder that it is in. What the CLI starts, the language host above
 * all, is taken from the usual one: older hosts than that are not to be had.
 * @param {string} folder
 * @param {{ companions: string, signal: AbortSignal }} options `companions`: where the usual CLI is
 */
export async function buildOldestCli(folder, { companions, signal }) {
  await mkdir(folder);
  console.error(`Building Pulumi ${SUPPORTED.cli} from its Go modules: about 5 minutes the first time.`);
  const version = `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${SUPPORTED.cli}`;
  const program = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  const target = path.join(folder, "pulumi");
  const { code, output } = await run(
    ["go", "build", "-trimpath", "-ldflags", `-s -w -X ${version}`, "-o", target, program],
    {
      cwd: MODULE,
      signal,
      env: { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" },
    },
  );
  if (code !== 0) throw new Error(`Pulumi ${SUPPORTED.cli} could not be built:\n${output}`);
  for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
    await copyFile(path.join(companions, name), path.join(folder, name));
  }
  return folder;
}
