// @ts-check
// npm run environments -- <args>: the package's command for examples/environments, with a Pulumi CLI and, unless the shell chooses
// another backend, the local one. The command itself neither obtains a CLI nor knows this checkout's backend.
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runWithPulumi } from "./support/attached.mjs";
import { ROOT } from "./support/local-stack.mjs";

// A preview does not call Meta, but it checks that a token is set.
const { WHATSAPP_ACCESS_TOKEN: token, WHATSAPP_ACCESS_TOKENS: tokens } = process.env;
if (process.argv[2] === "preview" && !token && !tokens)
  process.env.WHATSAPP_ACCESS_TOKEN = "none-in-previews";

const command = fileURLToPath(
  import.meta.resolve("pulumi-whatsapp/package.json").replace("package.json", "bin/pulumi-whatsapp.cjs"),
);
const args = [command, "environments", ...process.argv.slice(2)];
await runWithPulumi(process.execPath, args, path.join(ROOT, "examples/environments"));
