// @ts-check
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { findExecutable, foldersOnPath } from "./inspect.mjs";
import { runCommand } from "./run-command.mjs";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** Often enough to see that the build goes on, seldom enough for a log file. */
const REPORT_EVERY_MS = 15_000;

/**
 * Builds the CLI from the Go modules that Pulumi publishes, for machines that reach package registries only. The go.mod and go.sum beside
 * this file fix the modules.
 * @type {import("./obtain.mjs").Fetch}
 */
export async function buildFromGoModules({ version, module: cli }, folder, { env, log, signal }) {
  if (findExecutable("go", foldersOnPath(env)) === undefined) throw new Error("there is no go on PATH");
  const bin = path.join(folder, "bin");
  const temporary = path.join(folder, "tmp");
  await mkdir(bin);
  await mkdir(temporary);
  /** @type {NodeJS.ProcessEnv} */
  const goEnv = {
    ...env,
    // Go's work files then vanish with the folder, even if the build is killed.
    GOTMPDIR: temporary,
    // Settings of the user's own Go projects must not change the result.
    ...{ GOFLAGS: "-mod=readonly", GOWORK: "off", GOOS: undefined, GOARCH: undefined, CGO_ENABLED: "0" },
  };

  log(
    `Building Pulumi ${version} from its Go modules: about 5 minutes on two cores and 4 GB of disk, once per user.`,
  );
  for (const { module, source, name } of [
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
  ]) {
    const since = Date.now();
    let modules = 0;
    let packages = 0;
    const report = setInterval(() => {
      const seconds = Math.round((Date.now() - since) / 1000);
      log(`  ${name}: ${modules} modules downloaded, ${packages} packages compiled, ${seconds} s`);
    }, REPORT_EVERY_MS);
    const linking = `-s -w -X ${VERSION_VARIABLE}=v${version}`;
    // -v names each package when it is compiled.
    const args = ["build", "-v", "-trimpath", "-ldflags", linking, "-o", path.join(bin, name), source];
    const { code, lastLines } = await runCommand("go", args, {
      cwd: fileURLToPath(new URL(module, import.meta.url)),
      env: goEnv,
      signal,
      onLine(line) {
        if (line.startsWith("go: downloading ")) modules += 1;
        else packages += 1;
      },
    }).finally(() => clearInterval(report));
    if (code !== 0) throw new Error(`go build of ${name} failed:\n${lastLines}`);
    log(`  built ${name}`);
  }
  // Beside the CLI, or else each run warns that it found this script on PATH.
  const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  const provider = "pulumi-resource-pulumi-nodejs";
  await copyFile(path.join(sdk, provider), path.join(bin, provider));
}
