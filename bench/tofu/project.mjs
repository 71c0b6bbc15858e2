// @ts-check
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "@pulumi-whatsapp/pulumi-cli";

import { startGraph, TOKEN } from "../graph.mjs";
import { bareEnvironment } from "../work-folder.mjs";

/**
 * The folder of OpenTofu, and the one in which projects are made.
 * @typedef {{ bin: string, folder: string, signal: AbortSignal }} Tofu
 *
 * The operations of OpenTofu by their names in Pulumi. Each gives the milliseconds from its start to its end.
 * @typedef {Record<"up" | "refresh" | "preview", () => Promise<number>> & { state: () => Promise<string> }} TofuProject
 */

const PROGRAM = fileURLToPath(new URL("numbers.tf", import.meta.url));

/**
 * A project of OpenTofu with the REST provider and a Graph API for it, which exist while the work lasts.
 * @template Result
 * @param {Tofu} tofu
 * @param {number} numbers
 * @param {(stack: { project: TofuProject, graph: import("../graph.mjs").Simulator }) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withTofu({ bin, folder, signal }, numbers, work) {
  const project = await mkdtemp(path.join(folder, "t"));
  const graph = await startGraph();
  try {
    await copyFile(PROGRAM, path.join(project, "numbers.tf"));
    const cliConfig = path.join(project, "cli.tfrc");
    // The provider from this build, without a registry.
    const override = `dev_overrides { "mastercard/restapi" = ${JSON.stringify(bin)} }`;
    await writeFile(cliConfig, `provider_installation {\n  ${override}\n}\n`);
    const env = {
      ...bareEnvironment(),
      TF_CLI_CONFIG_FILE: cliConfig,
      TF_VAR_graph_url: graph.url,
      TF_VAR_token: TOKEN,
      TF_VAR_numbers: String(numbers),
      CHECKPOINT_DISABLE: "1",
    };
    // 10 is its default.
    const tofu = (/** @type {string[]} */ ...args) =>
      run(path.join(bin, "tofu"), [...args, "-input=false", "-no-color", "-parallelism=10"], {
        cwd: project,
        env,
        signal,
      });
    return await work({
      graph,
      project: {
        up: () => tofu("apply", "-auto-approve"),
        // Without -detailed-exitcode: its state has the answers to the POSTs, and those to the reads differ.
        refresh: () => tofu("plan", "-refresh-only"),
        // With -detailed-exitcode a plan with changes ends with 2.
        preview: () => tofu("plan", "-detailed-exitcode"),
        state: () => readFile(path.join(project, "terraform.tfstate"), "utf8"),
      },
    });
  } finally {
    await graph.close();
    await rm(project, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} options
 * @returns {Promise<number>} milliseconds
 */
async function run(command, args, options) {
  const started = performance.now();
  const { code, lastLines } = await runCommand(command, args, options);
  if (code === 0) return performance.now() - started;
  throw new Error(
    `"${path.basename(command)} ${args.join(" ")}" ended with code ${String(code)}:\n${lastLines}`,
  );
}
