// @ts-check
// npm run test:matrix: the packed packages on every Node.js, SDK and TypeScript of definition.mjs. Prints how each went, ends with 1 unless
// all went as defined, and writes docs/compatibility.md. `--quick` runs the outermost ones and writes nothing.
// `--packages FOLDER` takes tarballs that were packed before.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import * as prettier from "prettier";

import { listenForInterruption } from "../interruption.mjs";
import { ROOT } from "../local-stack.mjs";
import { run } from "../packages/life.mjs";
import { obtainPulumi } from "../pulumi-cli/obtain.mjs";
import { compileCell, runCell } from "./cells.mjs";
import { BEYOND, COMPILATIONS, RUNS, SUPPORTED } from "./definition.mjs";
import {
  COMPILE_HEAD,
  compileRow,
  compatibilityDocument,
  isAsDefined,
  RUN_HEAD,
  runRow,
} from "./document.mjs";
import { buildOldestCli } from "./oldest-cli.mjs";
import { markdownTable } from "../table.mjs";
import { tarballsIn } from "./project.mjs";

const DOCUMENT = path.join(ROOT, "docs/compatibility.md");

const { quick = false, packages: packedBefore } = parseArgs({
  options: { quick: { type: "boolean" }, packages: { type: "string" } },
}).values;

const interruption = listenForInterruption();
const { signal } = interruption;
const usual = await obtainPulumi({ signal });
const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-matrix-"));
try {
  if (packedBefore === undefined) await pack(folder);
  const packages = await tarballsIn(packedBefore ?? folder);
  const wanted = (/** @type {{ quick?: boolean }} */ cell) => !quick || cell.quick === true;

  /** @type {import("./document.mjs").RunResult[]} */
  const runs = [];
  const cells = [...RUNS, ...BEYOND].filter(wanted);
  const oldest = cells.some(({ oldestCli }) => oldestCli)
    ? {
        dir: await buildOldestCli(path.join(folder, "oldest-cli"), { companions: usual.dir, signal }),
        version: SUPPORTED.cli,
      }
    : usual;
  for (const cell of cells) {
    const { dir, version } = cell.oldestCli ? oldest : usual;
    const problem = await problemOf(runCell, cell, { packages, cli: dir, cliVersion: version, signal });
    runs.push({ ...cell, cli: version, problem });
    tell(`Node ${cell.node}, @pulumi/pulumi ${cell.sdk}, Pulumi CLI ${version}`, { ...cell, problem });
  }
  /** @type {import("./document.mjs").CompileResult[]} */
  const compilations = [];
  for (const cell of COMPILATIONS.filter(wanted)) {
    const problem = await problemOf(compileCell, cell, { packages, signal });
    compilations.push({ ...cell, problem });
    tell(`TypeScript ${cell.typescript}, @pulumi/pulumi ${cell.sdk}`, { problem });
  }

  console.log(`\n${markdownTable([RUN_HEAD, ...runs.map(runRow)])}`);
  console.log(`\n${markdownTable([COMPILE_HEAD, ...compilations.map(compileRow)])}\n`);
  const all = [...runs, ...compilations];
  const wrong = all.filter((result) => !isAsDefined(result));
  console.log(`${all.length - wrong.length} of ${all.length} as defined`);
  process.exitCode = wrong.length === 0 ? 0 : 1;

  if (!quick) {
    const text = compatibilityDocument({ runs, compilations, date: new Date().toISOString().slice(0, 10) });
    const settings = await prettier.resolveConfig(DOCUMENT);
    await writeFile(DOCUMENT, await prettier.format(text, { ...settings, parser: "markdown" }));
    console.log(`Wrote ${path.relative(process.cwd(), DOCUMENT)}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.exitCode || 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * What went wrong with a cell, so that the others are still run.
 * @template Cell, Given
 * @param {(cell: Cell, given: Given) => Promise<string | null>} tried
 * @param {Cell} cell
 * @param {Given} given
 */
async function problemOf(tried, cell, given) {
  try {
    return await tried(cell, given);
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {string} cell
 * @param {{ fails?: { with: string } | undefined, problem: string | null }} result
 */
function tell(cell, result) {
  console.error(`${isAsDefined(result) ? "as defined" : "NOT AS DEFINED"}: ${cell}`);
  if (!isAsDefined(result)) console.error(result.problem ?? "It works, and should not.");
}

/** @param {string} destination */
async function pack(destination) {
  const workspaces = ["--workspace", "provider", "--workspace", "simulator"];
  const command = ["npm", "pack", "--silent", ...workspaces, "--pack-destination", destination];
  const { code, output } = await run(command, { cwd: ROOT, env: process.env });
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
}
