import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { follow, type Reading } from "./document";
import { packed, type PackedName } from "./packed";
import { type Finished, run } from "./run";
import { bareShell } from "./shell";

const EXAMPLES = path.resolve(__dirname, "../../../../examples");
/** What a checkout may hold and a copy must not have: its own installation is the test. */
const LEFT_BEHIND = new Set(["node_modules", "dist"]);

/** An example in a folder of its own, with the packed packages installed as a user would. */
export interface CopiedExample {
  folder: string;
  /** What a shell in that folder has: Pulumi keeps everything in the copy. */
  env: NodeJS.ProcessEnv;
  run(command: string, ...args: string[]): Promise<Finished>;
  /**
   * Does what the README says, from top to bottom; then the files are again as they were copied. `sections` are the headings of those that are
   * followed, all unless set; `replace` has commands that need more than the packed packages of each example.
   */
  followReadme(part?: { sections?: string[]; replace?: Record<string, string> }): Promise<Reading>;
  /** Replaces a text in a file; one that is not there fails the test. */
  edit(file: string, text: string, replacement: string): Promise<void>;
  remove(): Promise<void>;
}

export async function copyExample(name: string, variables: NodeJS.ProcessEnv = {}): Promise<CopiedExample> {
  const outer = await mkdtemp(path.join(tmpdir(), `pulumi-whatsapp-${name}-`));
  const folder = path.join(outer, name);
  const copy = () =>
    cp(path.join(EXAMPLES, name), folder, {
      recursive: true,
      filter: (source) => !LEFT_BEHIND.has(path.basename(source)),
    });
  await copy();
  await mkdir(path.join(outer, "state"));
  const env = { ...bareShell(outer), ...variables };
  const inFolder = (command: string, ...args: string[]) => run(command, args, { cwd: folder, env });
  // Until they are published, the packed packages stand in for what npm would fetch.
  const install = await npmInstall("pulumi-whatsapp", "whatsapp-graph-simulator");

  return {
    folder,
    env,
    run: inFolder,
    async followReadme({ sections, replace = {} } = {}) {
      const file = path.join(folder, "README.md");
      const reading = await follow(file, {
        cwd: folder,
        env,
        sections,
        replace: { "npm install": install, ...replace },
      });
      await copy();
      return reading;
    },
    async edit(file, text, replacement) {
      const whole = await readFile(path.join(folder, file), "utf8");
      if (!whole.includes(text)) throw new Error(`${file} of the example ${name} does not contain: ${text}`);
      await writeFile(path.join(folder, file), whole.replaceAll(text, replacement));
    },
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}

/** The command that installs packages as they would be published, beside those that a package.json names. */
export async function npmInstall(...names: PackedName[]): Promise<string> {
  const files = await Promise.all(names.map(packed));
  return `npm install --prefer-offline --loglevel=error ${files.join(" ")}`;
}
