// @ts-check
// npm run environments -- <args>: the tool of examples/environments, with a Pulumi CLI and, unless the shell chooses another
// backend, the local one.
import path from "node:path";

import { listenForInterruption } from "./interruption.mjs";
import { choosesBackend, ROOT, withLocalBackend } from "./local-stack.mjs";
import { obtainPulumi } from "./pulumi-cli/obtain.mjs";
import { runAttached } from "./run-attached.mjs";

const interruption = listenForInterruption();
try {
  const { dir } = await obtainPulumi({ signal: interruption.signal });
  const env = choosesBackend(process.env) === undefined ? withLocalBackend(process.env) : process.env;
  process.exitCode = await runAttached(
    process.execPath,
    ["--import", "tsx", "tool/main.ts", ...process.argv.slice(2)],
    {
      cwd: path.join(ROOT, "examples/environments"),
      env: { ...env, PATH: `${dir}${path.delimiter}${env.PATH ?? ""}` },
    },
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.exitCode || 1;
}
