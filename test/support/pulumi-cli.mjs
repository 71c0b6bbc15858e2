import path from "node:path";
import process from "node:process";

import { obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";

/**
 * Once before the engine tests: the workers inherit what is set here. Where the CLI cannot be obtained each engine test
 * fails and says why; the other layers still run.
 */
export default async function obtainCli() {
  try {
    const { dir } = await obtainPulumi({ log: (line) => process.stderr.write(`${line}\n`) });
    process.env.PATH = `${dir}${path.delimiter}${process.env.PATH ?? ""}`;
  } catch (error) {
    process.env.TEST_PULUMI_MISSING = error instanceof Error ? error.message : String(error);
  }
}
