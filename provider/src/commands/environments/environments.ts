import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import { NO_REQUEST } from "../../graph/quota";
import { Settings } from "../../settings";
import { loadAutomation } from "../automation";
import type { Terminal } from "../terminal";
import { asJson, asMarkdown, asTable, prefixed } from "./formats";
import { operate, type Operation } from "./operate";
import { chosen, environmentsIn } from "./project";
import { type EnvironmentReport, exitCode } from "./report";
import { createStacks, workspaceIn } from "./stacks";

/** The command line, as read. */
export interface EnvironmentsOptions {
  readonly only?: readonly string[];
  readonly cwd?: string;
  readonly markdown?: true;
  readonly json?: true;
}

/** Runs one operation on all environments at the same time, prints the report, and returns the exit code. */
export async function environments(
  operation: Operation,
  options: EnvironmentsOptions,
  terminal: Terminal,
): Promise<number> {
  const { cwd: folder } = options;
  const names = chosen(await environmentsIn(folder), options.only);
  const automation = await loadAutomation("environments");
  const signal = terminal.stopOfOthers();
  const { hide } = new Settings(() => undefined, process.env, DYNAMIC_WORDS);
  const { workspace, stacks } = await workspaceIn(folder ?? process.cwd(), automation);
  const missing = names.filter((name) => !stacks.has(name));
  const failures = await createStacks(workspace, missing, signal);
  terminal.stopped.throwIfAborted();

  const width = Math.max(...names.map(({ length }) => length));
  const reports = await Promise.all(
    names.map(async (name) => {
      const error = failures.get(name);
      if (error !== undefined) return { ...NOTHING, name, error: hide(error) };
      const showLine = (text: string) => {
        for (const line of prefixed(`${name.padEnd(width)}  `, text)) terminal.say(line);
      };
      return operate(operation, name, { automation, workspace, signal, folder, hide, showLine });
    }),
  );
  const format = options.json === true ? asJson : options.markdown === true ? asMarkdown : asTable;
  terminal.result(format(operation, reports));
  return exitCode(reports);
}

const NOTHING: Omit<EnvironmentReport, "name" | "error"> = {
  changes: [],
  unchanged: 0,
  waitsFor: [],
  refused: [],
  quota: NO_REQUEST,
};
