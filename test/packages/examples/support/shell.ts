import { ownPulumi } from "../../../support/own-pulumi.cjs";
import { foreignVariables } from "../../../support/environment";

/** The variables of somebody who has nothing set up but the Pulumi CLI. Pulumi keeps everything in the folder. */
export function bareShell(folder: string): NodeJS.ProcessEnv {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The examples need the Pulumi CLI. ${missing}`);
  const foreign = new Set(foreignVariables(process.env));
  const own = Object.entries(process.env).filter(([variable]) => !foreign.has(variable));
  return {
    ...Object.fromEntries(own),
    ...ownPulumi(folder),
    // Each run would check the program's types anew; one test for each example does it once.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    // A person's terminal sets none of jest's own variables.
    NODE_ENV: undefined,
    JEST_WORKER_ID: undefined,
  };
}
