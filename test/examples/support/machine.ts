import { type ChildProcess, execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Finished, run } from "./run";
import { bareShell } from "./shell";

const REPOSITORY = path.resolve(__dirname, "../../..");

/** A member of the team: a checkout of the program and a Pulumi of its own. Only the backend is shared. */
export interface Machine {
  folder: string;
  env: NodeJS.ProcessEnv;
  pulumi(...args: string[]): Promise<Finished>;
  /** Starts a command that the test is going to end by force. */
  start(...args: string[]): ChildProcess;
  remove(): Promise<void>;
}

/** @param program JavaScript, as `index.js` of the project */
export async function startMachine(program: string, variables: NodeJS.ProcessEnv): Promise<Machine> {
  const outer = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-machine-"));
  const folder = path.join(outer, "numbers");
  await mkdir(folder);
  await symlink(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"), "dir");
  await writeFile(path.join(folder, "Pulumi.yaml"), "name: team-numbers\nruntime: nodejs\n");
  await writeFile(path.join(folder, "index.js"), program);
  const env = { ...bareShell(outer), ...variables };

  return {
    folder,
    env,
    pulumi: (...args) => run("pulumi", args, { cwd: folder, env }),
    start: (...args) => execFile("pulumi", args, { cwd: folder, env }),
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}
