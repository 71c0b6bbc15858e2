import { Command, InvalidArgumentError, Option } from "commander";
import { accountOption, stackOption } from "../options";
import { runCommand } from "../run-command";
import { verify, type VerifyOptions } from "./verify";

export function verifyCommand(): Command {
  return new Command("verify")
    .summary("verify numbers with the code that Meta sends to them")
    .description(
      "Verify that you own numbers: Meta sends a code to each number by SMS or by a call, and you type it here.\n" +
        "A verified number is skipped.",
    )
    .argument("[numbers...]", 'numbers such as +12025550123 ("+1 202-555-0123" in quotes), or their ids')
    .option("--all", "all numbers of the account that are not verified, one after the other")
    .addOption(accountOption())
    .addOption(stackOption())
    .addOption(
      new Option("--method <method>", "how Meta sends the code (default: by the type of the number)").choices(
        ["sms", "voice"],
      ),
    )
    .addOption(
      new Option("--language <language>", "language of the message").default("en_US").argParser(languageOf),
    )
    .option("--code-from <command>", "take the code from the output of this command instead of asking for it")
    .option("--json", "print one JSON document on standard output")
    .helpOption("--help", "print this text")
    .addHelpText("after", MORE_HELP)
    .action(async (numbers: string[], options: VerifyOptions) => {
      await runCommand((terminal) => verify(numbers, options, terminal), "Stopped. Nothing was sent.");
    });
}

const MORE_HELP = `
The access token comes from WHATSAPP_ACCESS_TOKEN (WHATSAPP_ACCESS_TOKENS for a token per account), or from the stack.
The command of --code-from gets the number in WHATSAPP_NUMBER and its id in WHATSAPP_NUMBER_ID.

Exit code: 0 verified; 1 failed; 2 a code is needed, and there is no terminal to ask for it; 3 locked by Meta for hours;
130 stopped by ^C. Of several numbers, 3 comes before 1, and 1 before 2.`;

function languageOf(value: string): string {
  if (/^[a-z]{2,3}(_[A-Z]{2})?$/.test(value)) return value;
  throw new InvalidArgumentError("Write a language such as en_US, pt_BR or fr.");
}
