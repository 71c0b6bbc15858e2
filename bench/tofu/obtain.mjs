// @ts-check
// Not `tofu init`, because it needs OpenTofu's own registry. Go's module proxy is one of the package registries.
import { existsSync } from "node:fs";
import path from "node:path";

import { goModules, listed, obtainOnce, versionIn } from "@pulumi-whatsapp/pulumi-cli";

/** The go.mod and go.sum of each fix the version. */
const PROGRAMS = [
  {
    module: new URL("cli", import.meta.url).href,
    dependency: "github.com/opentofu/opentofu",
    source: "github.com/opentofu/opentofu/cmd/tofu",
    name: "tofu",
  },
  {
    module: new URL("provider", import.meta.url).href,
    dependency: "github.com/Mastercard/terraform-provider-restapi",
    source: "github.com/Mastercard/terraform-provider-restapi",
    name: "terraform-provider-restapi",
  },
];

/**
 * The folder of OpenTofu and the generic REST provider: from the cache, else built from their Go modules.
 * @param {Partial<import("@pulumi-whatsapp/pulumi-cli").FetchOptions>} [options]
 */
export async function obtainTofu({
  env = process.env,
  log = (line) => void process.stderr.write(`${line}\n`),
  signal,
} = {}) {
  const versions = PROGRAMS.map(({ module, dependency }) => versionIn(module, dependency));
  const obtained = await obtainOnce(
    {
      name: `tofu-${versions.join("-restapi-")}-${process.platform}-${process.arch}`,
      title: "OpenTofu",
      check(bin) {
        const missing = PROGRAMS.find(({ name }) => !existsSync(path.join(bin, name)));
        return Promise.resolve(missing === undefined ? {} : { problem: `it has no ${missing.name}` });
      },
      sources: [
        {
          how: "build",
          title: "a build from the Go modules",
          async fetch(folder, options) {
            log(`Building OpenTofu ${versions[0]} from its Go modules: minutes, once per user.`);
            const go = await goModules(folder, options);
            for (const program of PROGRAMS) await go.build(program);
          },
        },
      ],
    },
    { env, log, signal },
  );
  if (!("tried" in obtained)) return obtained.dir;
  throw new Error(`OpenTofu is needed and could not be obtained:\n${listed(obtained.tried)}`);
}
