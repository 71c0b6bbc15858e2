import { Argument, Command, Option } from "commander";

import { runCommand } from "../run-command";
import { environments, type EnvironmentsOptions } from "./environments";
import { type Operation, OPERATIONS } from "./operate";

export function environmentsCommand(): Command {
  return new Command("environments")
    .summary("preview, update or compare all environments of a Pulumi project at once")
    .description(
      "Run one operation of Pulumi on all environments of a project at the same time, and report them side by side.\n" +
        "An environment is a file Pulumi.<name>.yaml. A stack that does not exist yet is created.",
    )
    .addArgument(new Argument(`<${OPERATIONS.join("|")}>`, "the operation").choices(OPERATIONS))
    .addOption(
      new Option("--only <name>", "this environment alone; repeat it for more").argParser(
        (value, before: string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .option("--cwd <dir>", "the folder of the Pulumi project (default: this folder)")
    .addOption(new Option("--markdown", "print the report for a comment on a pull request").conflicts("json"))
    .option("--json", "print one JSON document on standard output")
    .helpOption("--help", "print this text")
    .addHelpText("after", MORE_HELP)
    .action((operation: Operation, options: EnvironmentsOptions) =>
      runCommand((terminal) => environments(operation, options, terminal), "Stopped. Nothing was changed."),
    );
}

const MORE_HELP = `
Operations:
  preview  shows the changes that up would make
  up       makes them
  drift    compares the stacks with Meta, and changes neither
  refresh  takes Meta's values over into the stacks

The command asks Meta nothing itself: Pulumi runs the provider, with the settings of each stack. A preview takes any
word as a token, unless the program looks numbers up. The command needs the Pulumi CLI, and @pulumi/pulumi beside this package.
The program may be in any language of Pulumi. Progress goes to standard error.

Exit code: 0 nothing to do; 2 changes, made or planned, or resources that wait; 1 failed or refused, in at least one
environment; 130 stopped by ^C before the first operation.`;
