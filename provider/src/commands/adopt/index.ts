import { Command, Option } from "commander";

import { accountOption, idOf, stackOption } from "../options";
import { runCommand } from "../run-command";
import { adopt, type AdoptOptions } from "./adopt";

export function adoptCommand(): Command {
  return new Command("adopt")
    .summary("write a program for the numbers that an account has, or a file for pulumi import")
    .description(
      "List the numbers of a WhatsApp Business Account, and write a Pulumi program for them. Nothing changes at Meta.",
    )
    .addOption(accountOption())
    .addOption(stackOption())
    .addOption(
      new Option(
        "--id <id>",
        "read this number instead of the list, if Meta refuses the list; repeat it for more",
      ).argParser((value, before: string[] | undefined) => [...(before ?? []), idOf("number", value)]),
    )
    .option("--lookup", "only look the numbers up; without it the program adopts them (adoptExisting)")
    .option(
      "--out <file>",
      "write the program to this file instead of standard output; an existing file is not overwritten",
    )
    .addOption(
      new Option(
        "--import-file <file>",
        "write a file for pulumi import --file instead of a program, for the class of the plugin",
      ).conflicts(["out", "lookup"]),
    )
    .option("--json", "print the numbers as one JSON document on standard output, instead of the program")
    .helpOption("--help", "print this text")
    .addHelpText("after", MORE_HELP)
    .action((options: AdoptOptions) =>
      runCommand((terminal) => adopt(options, terminal), "Stopped. Nothing was written."),
    );
}

const MORE_HELP = `
The access token comes from WHATSAPP_ACCESS_TOKEN (WHATSAPP_ACCESS_TOKENS for a token per account), or from the stack.
With --id the program only looks the numbers up, because adopting a number needs the list.

Exit code: 0 written; 1 failed; 130 stopped by ^C.`;
