// @ts-check
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "@pulumi-whatsapp/pulumi-cli";

import { countRequests, startGraph, TOKEN } from "./graph.mjs";
import { bareEnvironment } from "./project.mjs";
import { obtainTofu } from "./tofu/obtain.mjs";

const PROGRAM = fileURLToPath(new URL("tofu/numbers.tf", import.meta.url));

/**
 * The needs of OpenTofu in each round. `plan` is one without changes.
 * @typedef {Record<"applyMs" | "planMs" | "bytesPerNumber" | "applyRequests" | "planRequests", number>} TofuRound
 */

/**
 * Creates the numbers with OpenTofu and the REST provider.
 * @param {{ folder: string, signal: AbortSignal }} engine
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureTofu({ folder, signal }, { numbers, rounds, log }) {
  const bin = await obtainTofu({ log, signal });
  /** @type {TofuRound[]} */
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    log(`round ${round + 1} of ${rounds}: ${numbers} numbers, OpenTofu`);
    measured.push(await measureRound({ folder, bin, signal }, numbers));
  }
  return measured;
}

/**
 * @param {{ folder: string, bin: string, signal: AbortSignal }} places
 * @param {number} numbers
 * @returns {Promise<TofuRound>}
 */
async function measureRound({ folder, bin, signal }, numbers) {
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
    const tofu = (/** @type {string[]} */ ...args) =>
      run(path.join(bin, "tofu"), [...args, "-input=false", "-no-color"], { cwd: project, env, signal });

    const apply = await countRequests(graph, () => tofu("apply", "-auto-approve"));
    const created = graph.numbers().length;
    if (created !== numbers) throw new Error(`OpenTofu created ${created} numbers`);
    // With -detailed-exitcode a plan with changes ends with 2.
    const plan = await countRequests(graph, () => tofu("plan", "-detailed-exitcode"));
    const state = await readFile(path.join(project, "terraform.tfstate"), "utf8");
    return {
      applyMs: apply.result,
      planMs: plan.result,
      // The file is indented, and everything but the entries is small.
      bytesPerNumber: Buffer.byteLength(state) / numbers,
      applyRequests: apply.all,
      planRequests: plan.all,
    };
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
