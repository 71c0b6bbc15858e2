import { CommandError, type LocalWorkspace, Stack } from "@pulumi/pulumi/automation";

import { Observer } from "./observer";
import type { EnvironmentReport } from "./report";

export const COMMANDS = ["preview", "up", "refresh", "drift"] as const;
export type Command = (typeof COMMANDS)[number];

export interface Surroundings {
  workspace: LocalWorkspace;
  /** Aborted when the person or the pipeline wants to stop: Pulumi then records what it has begun. */
  signal: AbortSignal;
  /** Gets a line for each thing that happens. */
  showLine: (line: string) => void;
}

/** Runs one operation on one environment. A failure is part of the report, so that the other environments go on. */
export async function operate(
  command: Command,
  name: string,
  { workspace, signal, showLine }: Surroundings,
): Promise<EnvironmentReport> {
  const comparesWithMeta = command === "refresh" || command === "drift";
  const observer = new Observer(showLine, comparesWithMeta ? "Meta" : "program");
  const options = { onEvent: (event: Parameters<Observer["onEvent"]>[0]) => observer.onEvent(event), signal };
  const operations: Record<Command, (stack: Stack) => Promise<unknown>> = {
    preview: (stack) => stack.preview(options),
    up: (stack) => stack.up(options),
    refresh: (stack) => stack.refresh(options),
    drift: (stack) => stack.previewRefresh(options),
  };
  showLine(`${command} has started`);
  try {
    await operations[command](await Stack.select(name, workspace));
    return observer.report(name);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return observer.report(name, reasonIn(error));
  } finally {
    showLine(`${command} has ended`);
  }
}

/** What the CLI itself says, for example that somebody else is updating the stack. */
function reasonIn(error: CommandError): string {
  const at = error.message.indexOf("error: ");
  return (at < 0 ? error.message : error.message.slice(at + "error: ".length)).trim();
}
