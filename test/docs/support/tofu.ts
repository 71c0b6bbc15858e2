import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { type Finished, run } from "../../packages/examples/support/run";
import { foreignVariables } from "../../support/environment";

const ROOT = path.resolve(__dirname, "../../..");

export interface Variables {
  numbers: Record<string, { cc: string; phone_number: string; verified_name: string }>;
  pin?: string;
}

/** The numbers of rest-provider/main.tf, planned and applied by the real OpenTofu. */
export interface TofuProject {
  /** Runs a command of OpenTofu with the last variables. */
  tofu(...args: string[]): Promise<Finished>;
  plan(variables: Variables): Promise<Finished>;
  apply(variables: Variables): Promise<Finished>;
  /** Adds a file to the program. */
  add(file: string, text: string): Promise<void>;
  /** The addresses of the resources in the state. */
  recorded(): Promise<string[]>;
  /** The state, as it is on the disk. */
  state(): Promise<string>;
  remove(): Promise<void>;
}

/** The folder of OpenTofu and the REST provider. In a process, because jest does not load this kind of module. */
export async function obtainTofu(limitMs: number): Promise<string> {
  const module = pathToFileURL(path.join(ROOT, "bench/tofu/obtain.mjs")).href;
  const script = `
    import { obtainTofu } from "${module}";
    process.stdout.write(await obtainTofu({ signal: AbortSignal.timeout(${limitMs}) }));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let folder = "";
  child.stdout.on("data", (chunk: Buffer) => void (folder += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error("OpenTofu could not be obtained. The reasons are above.");
  return folder;
}

export async function createTofuProject(bin: string, graphUrl: string, token: string): Promise<TofuProject> {
  const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-tofu-"));
  await copyFile(path.join(__dirname, "rest-provider/main.tf"), path.join(folder, "main.tf"));
  const cliConfig = path.join(folder, "cli.tfrc");
  // The provider from this build, without a registry.
  const override = `dev_overrides { "mastercard/restapi" = ${JSON.stringify(bin)} }`;
  await writeFile(cliConfig, `provider_installation {\n  ${override}\n}\n`);
  const foreign = new Set(foreignVariables(process.env));
  const env = {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !foreign.has(name) && !/^(TF|REST_API|API)_/.test(name)),
    ),
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_VAR_graph_url: graphUrl,
    TF_VAR_token: token,
    CHECKPOINT_DISABLE: "1",
  };

  const state = () => readFile(path.join(folder, "terraform.tfstate"), "utf8").catch(() => "{}");
  const tofu = (...args: string[]) => run(path.join(bin, "tofu"), args, { cwd: folder, env });
  const withVariables = async (variables: Variables, ...args: string[]) => {
    await writeFile(path.join(folder, "terraform.tfvars.json"), JSON.stringify(variables));
    return tofu(...args, "-input=false", "-no-color");
  };
  return {
    tofu,
    plan: (variables) => withVariables(variables, "plan", "-detailed-exitcode"),
    apply: (variables) => withVariables(variables, "apply", "-auto-approve"),
    add: (file, text) => writeFile(path.join(folder, file), text),
    async recorded() {
      const { stdout } = await tofu("state", "list");
      return stdout.split("\n").filter((line) => line !== "");
    },
    state,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
