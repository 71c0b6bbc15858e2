// @ts-check
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { runCommand } from "../../tools/pulumi-cli/run-command.mjs";
import { withoutForeignSettings } from "../engine/environment.mjs";
import { countRequests, requestsOf, startGraph, TOKEN } from "../engine/graph.mjs";
import { parseJson } from "../json.mjs";
import { buildTofu } from "./build.mjs";

const CONFIGURATION = fileURLToPath(new URL("numbers.tf", import.meta.url));

/**
 * What OpenTofu needed in each round. `plan` is one without changes.
 * @typedef {{ applyMs: number, planMs: number, bytesPerNumber: number, applyRequests: number, planRequests: number }} TofuRound
 */

/**
 * Creates the numbers with OpenTofu and the REST provider.
 * @param {{ folder: string, signal: AbortSignal }} engine
 * @param {{ numbers: number, rounds: number, log: (line: string) => void }} options
 */
export async function measureTofu({ folder, signal }, { numbers, rounds, log }) {
  const bin = path.join(folder, "tofu");
  await mkdir(bin);
  await buildTofu(bin, { signal, log });
  /** @type {TofuRound[]} */
  const made = [];
  for (let round = 0; round < rounds; round++) {
    log(`round ${round + 1} of ${rounds}: ${numbers} numbers, OpenTofu`);
    made.push(await measureRound({ folder, bin, signal }, numbers));
  }
  return made;
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
    await copyFile(CONFIGURATION, path.join(project, "numbers.tf"));
    const cliConfig = path.join(project, "cli.tfrc");
    // The provider that was built here, without a registry.
    await writeFile(
      cliConfig,
      `provider_installation {\n  dev_overrides { "mastercard/restapi" = ${JSON.stringify(bin)} }\n}\n`,
    );
    const env = {
      ...withoutForeignSettings(process.env),
      TF_CLI_CONFIG_FILE: cliConfig,
      TF_VAR_graph_url: graph.url,
      TF_VAR_token: TOKEN,
      TF_VAR_numbers: String(numbers),
      CHECKPOINT_DISABLE: "1",
    };
    /** @param {string[]} args */
    const tofu = async (...args) => {
      const started = performance.now();
      const { code, lastLines } = await runCommand(
        path.join(bin, "tofu"),
        [...args, "-input=false", "-no-color"],
        {
          cwd: project,
          env,
          signal,
        },
      );
      // `plan -detailed-exitcode` ends with 2 where it finds something to do.
      if (code !== 0)
        throw new Error(`"tofu ${args.join(" ")}" ended with code ${String(code)}:\n${lastLines}`);
      return performance.now() - started;
    };

    const applyMs = await tofu("apply", "-auto-approve");
    const applyRequests = countRequests(graph).all;
    if (graph.numbers().length !== numbers)
      throw new Error(`OpenTofu created ${graph.numbers().length} numbers`);
    let planMs = 0;
    const planRequests = await requestsOf(
      graph,
      async () => (planMs = await tofu("plan", "-detailed-exitcode")),
    );
    const state = await readFile(path.join(project, "terraform.tfstate"), "utf8");
    return { applyMs, planMs, bytesPerNumber: bytesPerNumber(state), applyRequests, planRequests };
  } finally {
    await graph.close();
    await rm(project, { recursive: true, force: true });
  }
}

/** @param {string} state */
function bytesPerNumber(state) {
  const { resources } = /** @type {{ resources: { instances: unknown[] }[] }} */ (parseJson(state));
  const instances = resources.flatMap((resource) => resource.instances);
  // The file is indented: everything that is not an entry is small beside it.
  return Buffer.byteLength(state) / instances.length;
}
