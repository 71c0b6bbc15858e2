import { textOf } from "../../engine/errors";
import type { Automation, LocalWorkspace, Stack } from "../automation";
import { wordsOf } from "./failure";
import { Observer, type Observed } from "./observer";
import type { EnvironmentReport } from "./report";

export const OPERATIONS = ["preview", "up", "drift", "refresh"] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Surroundings extends Omit<Observed, "compares" | "environment"> {
  readonly automation: Automation;
  readonly workspace: LocalWorkspace;
  /** Aborts if Pulumi should stop: it then records the operations that it has begun. */
  readonly signal: AbortSignal;
}

/** Runs one operation on one environment. A failure is part of the report, so that the other environments go on. */
export async function operate(
  operation: Operation,
  environment: string,
  { automation, workspace, signal, ...observed }: Surroundings,
): Promise<EnvironmentReport> {
  const compares = operation === "refresh" || operation === "drift" ? "Meta" : "program";
  const observer = new Observer({ ...observed, environment, compares });
  const options = { onEvent: (event: Parameters<Observer["onEvent"]>[0]) => observer.onEvent(event), signal };
  const operations: Record<Operation, (stack: Stack) => Promise<unknown>> = {
    preview: (stack) => stack.preview(options),
    up: (stack) => stack.up(options),
    drift: (stack) => stack.previewRefresh(options),
    refresh: (stack) => stack.refresh(options),
  };
  observed.showLine(`${operation} has started`);
  try {
    const stack = await automation.Stack.select(environment, workspace);
    await operations[operation](reportingNothing(stack));
    return observer.report();
  } catch (error) {
    return observer.failure(error instanceof automation.CommandError ? wordsOf(error) : textOf(error));
  } finally {
    observed.showLine(`${operation} has ended`);
  }
}

/** The Automation API would ask the CLI for outputs and history, with all secrets shown. The report needs neither. */
function reportingNothing(stack: Stack): Stack {
  return Object.assign(stack, { outputs: () => Promise.resolve({}), info: () => Promise.resolve(undefined) });
}
