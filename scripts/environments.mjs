// @ts-check
// npm run environments -- <args>: the tool of examples/environments, with a Pulumi CLI and, unless the shell chooses another
// backend, the local one.
import path from "node:path";

import { runWithPulumi } from "./support/attached.mjs";
import { ROOT } from "./support/local-stack.mjs";

const args = ["--import", "tsx", "tool/main.ts", ...process.argv.slice(2)];
await runWithPulumi(process.execPath, args, path.join(ROOT, "examples/environments"));
