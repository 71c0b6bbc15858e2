import path from "node:path";
import process from "node:process";

import { obtainLanguageHosts, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";

/**
 * Once before the engine tests, with the host of YAML programs, because the workers inherit these variables. If the CLI cannot be
 * obtained, each engine test fails and says why. The other layers still run.
 */
export default async function obtainCli() {
  try {
    const log = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
    const folders = await obtainLanguageHosts(await obtainPulumi({ log }), ["yaml"], { log });
    process.env.PATH = `${folders}${path.delimiter}${process.env.PATH ?? ""}`;
  } catch (error) {
    process.env.TEST_PULUMI_MISSING = error instanceof Error ? error.message : String(error);
  }
}
