// @ts-check
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { findExecutable, foldersOnPath } from "./inspect.mjs";
import { runCommand } from "./run-command.mjs";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** Often enough to show progress, and seldom enough for a log file. */
const REPORT_EVERY_MS = 15_000;

/** @typedef {{ module: string, source: string, name: string }} Program a package of Go, and the folder whose go.mod and go.sum fix its modules: beside this file, or an address with `file:` */

/**
 * Builds programs into the subfolder `bin` of an empty folder.
 * @param {string} folder
 * @param {import("./cache.mjs").FetchOptions} options
 */
export async function goModules(folder, { env, log, signal }) {
  if (findExecutable("go", foldersOnPath(env)) === undefined) throw new Error("go is not on PATH");
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
  /** @param {string} module */
  const running = (module) => ({ cwd: fileURLToPath(new URL(module, import.meta.url)), env: goEnv, signal });

  return {
    bin,

    /**
     * @param {Program} program
     * @param {string} [version] the version that a program of Pulumi's prints for itself
     */
    async build({ module, source, name }, version) {
      const since = Date.now();
      let modules = 0;
      let packages = 0;
      const report = setInterval(() => {
        const seconds = Math.round((Date.now() - since) / 1000);
        log(`  ${name}: ${modules} modules downloaded, ${packages} packages compiled, ${seconds} s`);
      }, REPORT_EVERY_MS);
      const linking = `-s -w${version === undefined ? "" : ` -X ${VERSION_VARIABLE}=v${version}`}`;
      // -v prints each package before its compilation.
      const args = ["build", "-v", "-trimpath", "-ldflags", linking, "-o", path.join(bin, name), source];
      const { code, lastLines } = await runCommand("go", args, {
        ...running(module),
        onLine(line) {
          if (line.startsWith("go: downloading ")) modules += 1;
          else packages += 1;
        },
      }).finally(() => clearInterval(report));
      if (code !== 0) throw new Error(`go build of ${name} failed:\n${lastLines}`);
      log(`  built ${name}`);
    },

    /**
     * @param {string} module
     * @param {string} dependency
     * @returns {Promise<string>} the folder of the dependency's files
     */
    async download(module, dependency) {
      const args = ["mod", "download", "-json", dependency];
      const { code, stdout, lastLines } = await runCommand("go", args, running(module));
      if (code !== 0) throw new Error(`go mod download of ${dependency} failed:\n${lastLines}`);
      /** @type {unknown} */
      const answer = JSON.parse(stdout);
      return /** @type {{ Dir: string }} */ (answer).Dir;
    },
  };
}
