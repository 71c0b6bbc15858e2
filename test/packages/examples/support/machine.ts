import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { endProcess } from "../../../support/processes";
import { type Finished, run } from "./run";
import { bareShell } from "./shell";

const REPOSITORY = path.resolve(__dirname, "../../../..");

/** A member of the team: a checkout of the program and a Pulumi of its own. Only the backend is shared. */
export interface Machine {
  folder: string;
  env: NodeJS.ProcessEnv;
  pulumi(...args: string[]): Promise<Finished>;
  /** Starts a command, and gives what takes the machine's power away: everything that the command has started ends at once. */
  startUntilPowerCut(...args: string[]): () => Promise<void>;
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
    startUntilPowerCut(...args) {
      const child = spawn("pulumi", args, { cwd: folder, env, stdio: "ignore" });
      const exited = once(child, "exit");
      return async () => {
        const { pid } = child;
        if (pid === undefined) throw new Error("pulumi was not started");
        // The engine gives its plugins process groups of their own, so each process is named.
        for (const each of [pid, ...(await descendantsOf(pid))]) endProcess(each, "SIGKILL");
        await exited;
      };
    },
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}

async function descendantsOf(pid: number): Promise<number[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid="], { cwd: "/", env: process.env });
  const parents = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    parents.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return below(pid);
}
