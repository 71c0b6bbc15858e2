#!/usr/bin/env node
import { HELP, parseArguments } from "./cli/arguments";
import { serve } from "./cli/serve";
import { messageOf } from "./failure";
import { version } from "./package-version";
import { SettingsError } from "./settings/settings-error";

async function main(argv: readonly string[]): Promise<void> {
  const given = parseArguments(argv);
  if (given.help === true) process.stdout.write(HELP);
  else if (given.version === true) console.log(version());
  else await serve(given);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof SettingsError) {
    console.error(`whatsapp-graph-simulator: ${error.message}\nSee whatsapp-graph-simulator --help.`);
    process.exitCode = 2;
    return;
  }
  console.error(`whatsapp-graph-simulator: ${messageOf(error)}`);
  process.exitCode = 1;
});
