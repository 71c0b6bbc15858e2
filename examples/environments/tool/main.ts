import path from "node:path";

import { CommandError } from "@pulumi/pulumi/automation";

import { parseArguments, UsageError } from "./arguments";
import { asJson, asMarkdown, asTable } from "./formats";
import { operate } from "./operate";
import { exitCode } from "./report";
import { environmentsIn, workspaceFor } from "./workspace";

const PROJECT = path.join(__dirname, "..");

async function main(): Promise<number> {
  const { command, environments, format } = parseArguments(
    process.argv.slice(2),
    await environmentsIn(PROJECT),
  );
  const workspace = await workspaceFor(PROJECT, environments);
  const signal = interruption();
  const width = Math.max(...environments.map(({ length }) => length));
  const reports = await Promise.all(
    environments.map((name) => {
      const showLine = (line: string) => console.error(`${name.padEnd(width)}  ${line}`);
      return operate(command, name, { workspace, signal, showLine });
    }),
  );
  console.log({ table: asTable, markdown: asMarkdown, json: asJson }[format](command, reports));
  return exitCode(reports);
}

/** Ctrl-C in a terminal reaches Pulumi without our help, and a second signal would make it give up half way. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.on("SIGTERM", () => controller.abort());
  process.on("SIGINT", () => {
    if (!process.stdin.isTTY) controller.abort();
  });
  return controller.signal;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = error instanceof UsageError || error instanceof CommandError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  },
);
