// @ts-check
import path from "node:path";

import { runCommand } from "@pulumi-whatsapp/pulumi-cli";

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} options
 * @returns {Promise<unknown>} the JSON that the command prints
 */
export async function printedJson(command, args, options) {
  const { code, stdout, lastLines } = await runCommand(command, args, options);
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.join(" ")} failed:\n${lastLines}`);
  /** @type {unknown} */
  const value = JSON.parse(stdout);
  return value;
}
