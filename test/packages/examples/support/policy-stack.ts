import { existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { CommandError, LocalWorkspace, PulumiCommand, type PulumiFn, Stack } from "@pulumi/pulumi/automation";

import { ownPulumi } from "../../../support/own-pulumi.cjs";

const REPOSITORY = path.resolve(__dirname, "../../../..");

/** A program that declares resources and has no outputs. */
export type Program = () => void;

export interface PolicyStack {
  /** Previews the program with the policy pack in this folder, and gives what a person sees. */
  preview(program: Program, pack: string, config?: object): Promise<{ ok: boolean; output: string }>;
  remove(): Promise<void>;
}

/**
 * A stack whose engine can start policy packs.
 *
 * A Node.js language host that can start them is not among the Go modules that can be obtained. The engine has an older way,
 * which it takes where it finds no language host at all: a program `pulumi-analyzer-policy-nodejs` that starts the SDK's own runner of packs. An
 * inline program needs no language host, so this stack has none, and everything else is as it always is.
 */
export async function startPolicyStack(name: string, env: Record<string, string>): Promise<PolicyStack> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-policy-"));
  const cli = await cliWithoutLanguageHost(path.join(folder, "cli"));
  const workDir = path.join(folder, "program");
  await mkdir(workDir);
  await mkdir(path.join(folder, "state"));
  await symlink(path.join(REPOSITORY, "node_modules"), path.join(workDir, "node_modules"), "dir");

  const workspace = await LocalWorkspace.create({
    pulumiCommand: await PulumiCommand.get({ root: cli }),
    workDir,
    projectSettings: { name: "numbers", runtime: "nodejs", main: workDir },
    program: () => Promise.reject(new Error("This operation ran no program of its own")),
    envVars: { ...ownPulumi(folder), PATH: pathWithoutLanguageHosts(path.join(cli, "bin")), ...env },
  });
  const stack = await Stack.create(name, workspace);

  return {
    async preview(program, pack, config) {
      const configFile = path.join(folder, "policy-config.json");
      if (config !== undefined) await writeFile(configFile, JSON.stringify(config));
      let output = "";
      const show = (text: string) => void (output += text);
      try {
        await stack.preview({
          program: inline(program),
          policyPacks: [pack],
          ...(config !== undefined && { policyPackConfigs: [configFile] }),
          color: "never",
          onOutput: show,
          onError: show,
        });
        return { ok: true, output };
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        return { ok: false, output };
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function inline(program: Program): PulumiFn {
  return () => Promise.resolve().then(program);
}

async function cliWithoutLanguageHost(root: string): Promise<string> {
  const bin = path.join(root, "bin");
  await mkdir(bin, { recursive: true });
  await sameFile(findOnPath("pulumi"), path.join(bin, "pulumi"));
  await sameFile(
    findOnPath("pulumi-resource-pulumi-nodejs"),
    path.join(bin, "pulumi-resource-pulumi-nodejs"),
  );
  const starter = path.join(bin, "pulumi-analyzer-policy-nodejs");
  // The engine starts it in the pack's folder, so the pack's own SDK is used.
  const runner = "require.resolve('@pulumi/pulumi/cmd/run-policy-pack')";
  await writeFile(starter, `#!/bin/sh\nexec node "$(node -p "${runner}")" "$@"\n`);
  await chmod(starter, 0o755);
  return root;
}

/** Not a symbolic link: the engine would look for companions beside the original. */
async function sameFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

function findOnPath(program: string): string {
  const found = foldersOnPath().find((folder) => existsSync(path.join(folder, program)));
  if (found === undefined) throw new Error(`${program} is not on PATH`);
  return path.join(found, program);
}

function pathWithoutLanguageHosts(first: string): string {
  const others = foldersOnPath().filter((folder) => !existsSync(path.join(folder, "pulumi-language-nodejs")));
  return [first, ...others].join(path.delimiter);
}

function foldersOnPath(): string[] {
  return (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
}
