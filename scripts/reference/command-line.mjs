// @ts-check
// The help texts of the commands, as each command prints them.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** By the comment in the page. */
const COMMANDS = {
  verify: ["provider/bin/pulumi-whatsapp.cjs", "verify"],
  adopt: ["provider/bin/pulumi-whatsapp.cjs", "adopt"],
  environments: ["provider/bin/pulumi-whatsapp.cjs", "environments"],
  simulator: ["simulator/bin/whatsapp-graph-simulator.cjs"],
};

export const HELP_OF_COMMANDS = Object.fromEntries(
  Object.entries(COMMANDS).map(([comment, [command = "", ...args]]) => [comment, helpOf(command, args)]),
);

/**
 * @param {string} command
 * @param {string[]} args
 */
function helpOf(command, args) {
  const file = fileURLToPath(new URL(`../../${command}`, import.meta.url));
  const help = execFileSync(process.execPath, [file, ...args, "--help"], { encoding: "utf8" });
  return `\`\`\`text\n${help.trimEnd()}\n\`\`\``;
}
