// @ts-check
// npm run -s pulumi -- <args>: the Pulumi CLI, on the local stack's backend unless the shell chooses another.
import path from "node:path";

import { listenForInterruption } from "./interruption.mjs";
import { choosesBackend, ROOT, withLocalBackend } from "./local-stack.mjs";
import { obtainPulumi } from "./pulumi-cli/obtain.mjs";
import { runAttached } from "./run-attached.mjs";

const interruption = listenForInterruption();
try {
  const { command, dir } = await obtainPulumi({ signal: interruption.signal });
  const env = choosesBackend(process.env) === undefined ? withLocalBackend(process.env) : process.env;
  process.exitCode = await runAttached(command, process.argv.slice(2), {
    cwd: ROOT,
    env: { ...env, PATH: `${dir}${path.delimiter}${env.PATH ?? ""}` },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.exitCode || 1;
}
