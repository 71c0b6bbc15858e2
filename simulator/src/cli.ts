import { HELP, parseArguments } from "./cli/arguments";
import { code } from "./cli/code";
import { ledger } from "./cli/ledger";
import { message } from "./cli/message";
import { serve } from "./cli/serve";
import { messageOf } from "./failure";
import { version } from "./package-version";
import { SettingsError } from "./settings/settings-error";
import { settingsSchema } from "./settings/settings-schema";

async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === "ledger") return ledger(argv.slice(1), process.env);
  if (argv[0] === "code") return code(argv.slice(1), process.env);
  if (argv[0] === "message") return message(argv.slice(1), process.env);
  if (argv[0] === "schema") {
    console.log(JSON.stringify(settingsSchema(), null, 2));
    return;
  }
  const given = parseArguments(argv);
  if (given.help === true) return void process.stdout.write(HELP);
  if (given.version === true) {
    console.log(version());
    return;
  }
  return serve(given, process.env);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const hint = error instanceof SettingsError ? "\nSee whatsapp-graph-simulator --help." : "";
  console.error(`whatsapp-graph-simulator: ${messageOf(error)}${hint}`);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
});
