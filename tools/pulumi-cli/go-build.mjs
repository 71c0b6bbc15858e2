// @ts-check
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { coerce, lt } from "semver";

import { withProgress } from "./elapsed.mjs";
import { isErrno } from "./errno.mjs";
import { runCommand } from "./run-command.mjs";
import { MINIMUM_GO, PINNED_VERSION } from "./versions.mjs";

const PROGRAMS = [
  { module: "cli", package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", name: "pulumi" },
  {
    module: "language-host",
    package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    name: "pulumi-language-nodejs",
  },
];

const LINKER_FLAGS = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${PINNED_VERSION}`;

/**
 * Builds the CLI from the Go modules that Pulumi publishes: the way that works where only package registries can be
 * reached. Which modules is fixed by the go.mod and go.sum beside this file.
 * @type {import("./obtain.mjs").Fetch}
 */
export async function buildFromGoModules(folder, { env, log, signal }) {
  const bin = path.join(folder, "bin");
  const temporary = path.join(folder, "tmp");
  await mkdir(bin);
  await mkdir(temporary);
  // GOTMPDIR: Go's work files then vanish with the folder, even when the build is killed.
  // GOFLAGS, GOWORK, GOOS, GOARCH: settings of the user's own Go projects must not change what is built.
  /** @type {NodeJS.ProcessEnv} */
  const goEnv = { ...env, GOTMPDIR: temporary, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" };
  delete goEnv.GOOS;
  delete goEnv.GOARCH;

  await requireGo(goEnv, signal);
  log(
    `Building Pulumi ${PINNED_VERSION} from its Go modules: about 5 minutes on two cores and 4 GB of disk, once per user.`,
  );
  for (const program of PROGRAMS) {
    const cwd = fileURLToPath(new URL(program.module, import.meta.url));
    const packages = await listPackages(program, { cwd, env: goEnv, log, signal });
    await compile(program, packages, path.join(bin, program.name), { cwd, env: goEnv, log, signal });
  }
  // Beside the CLI, or else each run warns that it found this script on PATH.
  const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
  await copyFile(
    path.join(sdk, "pulumi-resource-pulumi-nodejs"),
    path.join(bin, "pulumi-resource-pulumi-nodejs"),
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal | undefined} signal
 */
async function requireGo(env, signal) {
  // In the folder of the go.mod, where `go` fetches the newer toolchain that it asks for, or says that it may not.
  const cwd = fileURLToPath(new URL("cli", import.meta.url));
  const { code, stdout, lastLines } = await runCommand("go", ["version"], { cwd, env, signal }).catch(
    (/** @type {unknown} */ error) => {
      if (isErrno(error, "ENOENT")) throw new Error("there is no go on PATH", { cause: error });
      throw error;
    },
  );
  const version = coerce(/\bgo([\d.]+)/.exec(stdout)?.[1]);
  if (code !== 0 || version === null) {
    throw new Error(`Go ${MINIMUM_GO} or newer is needed; "go version" says: ${lastLines}`);
  }
  if (lt(version, MINIMUM_GO))
    throw new Error(`Go ${MINIMUM_GO} or newer is needed, and this is Go ${version.version}`);
}

/**
 * How many packages a program is made of. Downloads the modules as well, which is why it may take a while.
 * @param {typeof PROGRAMS[number]} program
 * @param {import("./obtain.mjs").FetchOptions & { cwd: string }} options
 */
async function listPackages(program, { cwd, env, log, signal }) {
  let modules = 0;
  const { code, stdout, lastLines } = await withProgress(
    log,
    () => `downloading Go modules: ${modules} so far`,
    () =>
      runCommand("go", ["list", "-deps", program.package], {
        ...{ cwd, env, signal },
        onLine: (line) => (modules += line.startsWith("go: downloading ") ? 1 : 0),
      }),
  );
  if (code !== 0) throw new Error(`the modules of ${program.name} could not be had:\n${lastLines}`);
  return stdout.trimEnd().split("\n").length;
}

/**
 * @param {typeof PROGRAMS[number]} program
 * @param {number} packages
 * @param {string} output
 * @param {import("./obtain.mjs").FetchOptions & { cwd: string }} options
 */
async function compile(program, packages, output, { cwd, env, log, signal }) {
  let compiled = 0;
  const { code, lastLines } = await withProgress(
    log,
    () => `compiling ${program.name}: ${compiled} of at most ${packages} packages`,
    () =>
      // -v names each package as it is compiled.
      runCommand(
        "go",
        ["build", "-v", "-trimpath", "-ldflags", LINKER_FLAGS, "-o", output, program.package],
        {
          ...{ cwd, env, signal },
          onLine: () => (compiled += 1),
        },
      ),
  );
  if (code !== 0) throw new Error(`go build of ${program.name} failed:\n${lastLines}`);
  log(`  built ${program.name}`);
}
