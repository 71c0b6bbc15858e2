// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "../../tools/pulumi-cli/run-command.mjs";

/** Fixed by the go.mod and go.sum beside each. */
const PROGRAMS = [
  { module: "cli", package: "github.com/opentofu/opentofu/cmd/tofu", name: "tofu" },
  {
    module: "provider",
    package: "github.com/Mastercard/terraform-provider-restapi",
    name: "terraform-provider-restapi",
  },
];

/**
 * Builds OpenTofu and the REST provider from their published Go modules: minutes the first time, seconds once Go has compiled them.
 * @param {string} folder
 * @param {{ signal: AbortSignal, log: (line: string) => void }} options
 */
export async function buildTofu(folder, { signal, log }) {
  for (const program of PROGRAMS) {
    log(`building ${program.package}`);
    const { code, lastLines } = await runCommand(
      "go",
      ["build", "-trimpath", "-ldflags", "-s -w", "-o", path.join(folder, program.name), program.package],
      {
        cwd: fileURLToPath(new URL(program.module, import.meta.url)),
        env: { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" },
        signal,
      },
    );
    if (code !== 0) throw new Error(`go build of ${program.name} failed:\n${lastLines}`);
  }
}
