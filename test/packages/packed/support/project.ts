import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { packed } from "../../examples/support/packed";
import { type Finished, run } from "../../examples/support/run";
import { bareShell } from "../../examples/support/shell";
import { type Life, type Living, liveThrough } from "./life";
import type { Manager } from "./managers";
import type { Form } from "./programs";

const REPOSITORY = path.resolve(__dirname, "../../../..");

/** A folder outside the checkout, as empty as a stranger's. */
export interface Project {
  folder: string;
  /** What a shell in that folder has: Pulumi keeps everything in it. */
  env: NodeJS.ProcessEnv;
  path(within: string): string;
  write(files: Record<string, string>): Promise<void>;
  run(command: string, ...args: string[]): Promise<Finished>;
  install(manager: Manager): Promise<void>;
  /** Preview, up, refresh, destroy, against the simulator that was installed with the packages. */
  live(project?: Partial<Living>): Promise<Life>;
  remove(): Promise<void>;
}

export async function emptyProject(): Promise<Project> {
  const outer = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-stranger-"));
  const folder = path.join(outer, "numbers");
  await mkdir(folder);
  await mkdir(path.join(outer, "state"));
  // A stranger's program is type-checked when it runs.
  const env = { ...bareShell(outer), PULUMI_NODEJS_TRANSPILE_ONLY: undefined };
  const inProject = (command: string, ...args: string[]) => run(command, args, { cwd: folder, env });

  return {
    folder,
    env,
    path: (within) => path.join(folder, within),
    run: inProject,
    async write(files) {
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, text);
      }
    },
    async install({ files, command, variables }) {
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      const [program = "", ...args] = command;
      const { code, stdout, stderr } = await run(program, args, {
        cwd: folder,
        env: { ...env, ...wayToTheRegistry(), ...variables },
      });
      if (code !== 0) throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}`);
    },
    live(project) {
      const simulator = [installedCommand(folder, "whatsapp-graph-simulator")];
      return liveThrough({ folder, simulator, ...project }, env);
    },
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}

/** What `program` is in a folder with a Pulumi.yaml, its package.json with the packed packages included. */
export async function filesOf(form: Form, declarations: string): Promise<Record<string, string>> {
  return {
    "Pulumi.yaml": PULUMI_YAML,
    "package.json": JSON.stringify({
      name: "numbers",
      private: true,
      ...form.manifest,
      dependencies: { "@pulumi/pulumi": await testedSdk(), ...(await packedPackages()) },
      devDependencies: form.devDependencies,
    }),
    ...form.files(declarations),
  };
}

/** A machine may reach its registry only by these; a stranger's program is run without them. */
function wayToTheRegistry(): NodeJS.ProcessEnv {
  const names = /^(NODE_EXTRA_CA_CERTS|(https?|all|no)_proxy)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}

/** In a workspace each package manager has its own place for commands. */
function installedCommand(folder: string, name: string): string {
  const places = [".", "infrastructure"].map((place) => path.join(folder, place, "node_modules/.bin", name));
  return places.find((file) => existsSync(file)) ?? name;
}

/** The same files in a folder of the project. */
export function inFolder(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

const PULUMI_YAML = "name: numbers\nruntime: nodejs\n";

/** The packages as they would be published: for a package.json, by their names. */
export async function packedPackages(): Promise<Record<string, string>> {
  const tarballs = Object.entries(await packedTarballs());
  return Object.fromEntries(tarballs.map(([name, file]) => [name, `file:${file}`]));
}

export async function packedTarballs(): Promise<
  Record<"pulumi-whatsapp" | "whatsapp-graph-simulator", string>
> {
  return {
    "pulumi-whatsapp": await packed("pulumi-whatsapp"),
    "whatsapp-graph-simulator": await packed("whatsapp-graph-simulator"),
  };
}

export async function testedSdk(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(REPOSITORY, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const version = manifest.devDependencies["@pulumi/pulumi"];
  if (version === undefined) throw new Error("The tests have no Pulumi SDK");
  return version;
}
