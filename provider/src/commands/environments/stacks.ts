import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { Refusal } from "../../graph/refusal";
import type { Automation, LocalWorkspace } from "../automation";
import { failureIn } from "./failure";

/** The project's workspace. */
export async function workspaceIn(
  folder: string,
  { LocalWorkspace, CommandError, cli }: Automation,
): Promise<{ readonly workspace: LocalWorkspace; readonly stacks: ReadonlySet<string> }> {
  try {
    const workspace = await LocalWorkspace.create({ workDir: folder, pulumiCommand: cli });
    // Because the next `pulumi up` of the person goes to the stack that is selected.
    workspace.selectStack = () => Promise.resolve();
    const stacks = (await workspace.listStacks()).map(({ name }) => name.slice(name.lastIndexOf("/") + 1));
    return { workspace, stacks: new Set(stacks) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new Refusal(`The stacks of the project could not be listed: ${failureIn(error)}`);
  }
}

/**
 * Creates stacks that the backend does not have yet, one after the other, because each changes files of the project.
 *
 * @returns the reasons why stacks could not be created, by name
 */
export async function createStacks(
  { pulumiCommand, workDir: cwd }: LocalWorkspace,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  for (const name of names) {
    if (signal.aborted) break;
    const args = ["stack", "init", name, "--no-select", "--non-interactive"];
    await promisify(execFile)(pulumiCommand.command, args, { cwd, signal, killSignal: "SIGINT" }).catch(
      (error: unknown) => failures.set(name, failureIn(error as Error)),
    );
  }
  return failures;
}
