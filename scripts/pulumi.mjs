// @ts-check
// npm run -s pulumi -- <args>: the Pulumi CLI, on the local stack's backend unless the shell chooses another.
import { runWithPulumi } from "./support/attached.mjs";

await runWithPulumi("pulumi", process.argv.slice(2));
