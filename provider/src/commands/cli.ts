import { Command } from "commander";
import { adoptCommand } from "./adopt";
import { endOnBrokenOutput } from "./broken-output";
import { environmentsCommand } from "./environments";
import { verifyCommand } from "./verify";
import { version } from "./version";

endOnBrokenOutput(process);

const program = new Command("pulumi-whatsapp")
  .description("Commands for WhatsApp business phone numbers that a Pulumi program manages.")
  .version(version(), "--version", "print the version")
  .helpOption("--help", "print this text")
  .helpCommand(false)
  .addCommand(verifyCommand())
  .addCommand(adoptCommand())
  .addCommand(environmentsCommand());

for (const command of [program, ...program.commands]) {
  command.showHelpAfterError(`See pulumi-whatsapp ${command === program ? "" : `${command.name()} `}--help.`);
}

void program.parseAsync();
