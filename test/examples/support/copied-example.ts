import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { foreignVariables } from "../../support/environment";
import { follow, type Reading } from "./document";
import { type Finished, run } from "./run";

const EXAMPLES = path.resolve(__dirname, "../../../examples");
/** What a checkout may hold and a copy must not have: its own installation is the test. */
const LEFT_BEHIND = new Set(["node_modules", "dist"]);

/** An example in a folder of its own, with the packed packages installed as a user would. */
export interface CopiedExample {
  folder: string;
  /** What a shell in that folder has: Pulumi keeps everything in the copy. */
  env: NodeJS.ProcessEnv;
  run(command: string, ...args: string[]): Promise<Finished>;
  /** Does what the README says, from top to bottom; then the files are again as they were copied. */
  followReadme(): Promise<Reading>;
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
  const env = { ...(await shellIn(outer)), ...variables };
  const inFolder = (command: string, ...args: string[]) => run(command, args, { cwd: folder, env });
  // Until they are published, the packed packages stand in for what npm would fetch.
  const install = `npm install --prefer-offline --loglevel=error ${(await packed()).join(" ")}`;

  return {
    folder,
    env,
    run: inFolder,
    async followReadme() {
      const file = path.join(folder, "README.md");
      const reading = await follow(file, { cwd: folder, env, replace: { "npm install": install } });
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

/** The packages as they would be published, to be handed to `npm install`. */
async function packed(): Promise<string[]> {
  const folder = process.env.TEST_PACKED;
  if (folder === undefined) throw new Error("The packages were not packed: see pack.mjs");
  return (await readdir(folder)).map((file) => path.join(folder, file));
}

/** The environment of somebody who has nothing set up but the Pulumi CLI. */
async function shellIn(outer: string): Promise<NodeJS.ProcessEnv> {
  const missing = process.env.TEST_PULUMI_MISSING;
  if (missing !== undefined) throw new Error(`The examples need the Pulumi CLI. ${missing}`);
  const state = path.join(outer, "state");
  await mkdir(state);
  const foreign = new Set(foreignVariables(process.env));
  const own = Object.entries(process.env).filter(([variable]) => !foreign.has(variable));
  return {
    ...Object.fromEntries(own),
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_HOME: path.join(outer, "home"),
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // Each run would check the program's types anew; one test for each example does it once.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // A person's terminal sets none of npm's and jest's own variables.
    NODE_ENV: undefined,
    JEST_WORKER_ID: undefined,
  };
}
