import { parseArgs } from "node:util";

import { type Command, COMMANDS } from "./operate";

export const HELP = `Usage: npm run environments -- <command> [options]

  preview   what "up" would do in each environment
  up        create what is declared
  drift     where Meta has something else than the stacks, which are left as they are
  refresh   take over into the stacks what Meta has

  --only NAME   this environment alone; repeat it for more
  --markdown    report for a pull request comment, on standard output
  --json        report for a program, on standard output

Exit code: 0 nothing to do, 2 changes or numbers that wait, 1 error.`;

export interface Arguments {
  command: Command;
  environments: string[];
  format: "table" | "markdown" | "json";
}

/** The command line is not understood. The message is for the person who wrote it. */
export class UsageError extends Error {}

/** @param known every environment there is */
export function parseArguments(argv: readonly string[], known: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const command = COMMANDS.find((name) => name === positionals[0]);
  if (command === undefined || positionals.length !== 1) {
    throw new UsageError(`Give one command: ${COMMANDS.join(", ")}.\n\n${HELP}`);
  }
  if (known.length === 0)
    throw new UsageError("There is no environment: no file Pulumi.<name>.yaml was found.");
  const only = values.only ?? [];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no environment "${unknown}": there are ${known.join(", ")}.`);
  }
  if (values.markdown && values.json) throw new UsageError("Give --markdown or --json, not both.");
  return {
    command,
    environments: known.filter((name) => only.length === 0 || only.includes(name)),
    format: values.markdown ? "markdown" : values.json ? "json" : "table",
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        only: { type: "string", multiple: true },
        markdown: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
