import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";

import { LocalWorkspace } from "@pulumi/pulumi/automation";

const STACK_FILE = /^Pulumi\.(?<name>.+)\.yaml$/;

/** The environments: one for each stack file in the folder. */
export async function environmentsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.flatMap((file) => STACK_FILE.exec(file)?.groups?.name ?? []).sort();
}

/** A workspace in which each of these stacks can be selected: those that the backend does not have yet are made. */
export async function workspaceFor(folder: string, environments: readonly string[]): Promise<LocalWorkspace> {
  const workspace = await LocalWorkspace.create({ workDir: folder });
  // Selecting for real would change which stack the person's own next `pulumi up` goes to.
  workspace.selectStack = () => Promise.resolve();

  const known = new Set(
    (await workspace.listStacks()).map(({ name }) => name.slice(name.lastIndexOf("/") + 1)),
  );
  for (const name of environments.filter((name) => !known.has(name))) {
    const init = ["stack", "init", name, "--no-select", "--non-interactive"];
    await promisify(execFile)(workspace.pulumiCommand.command, init, { cwd: folder });
  }
  return workspace;
}
