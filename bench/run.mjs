// @ts-check
// npm run bench: how fast this package is, and how frugal with Meta's quota, beside what a user would pick instead.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { listenForInterruption } from "../tools/interruption.mjs";
import { obtainPulumi } from "../tools/pulumi-cli/obtain.mjs";
import { elapsed } from "../tools/pulumi-cli/elapsed.mjs";
import { inWorkFolder, ROOT } from "./engine/work-folder.mjs";
import { measureGrowth } from "./measure/growth.mjs";
import { measureImport } from "./measure/import.mjs";
import { measurePackage } from "./measure/package.mjs";
import { measureSideBySide } from "./measure/side-by-side.mjs";
import { growthSizes, parseOptions, USAGE } from "./options.mjs";
import { drawChart } from "./report/chart.mjs";
import { writeDocument } from "./report/document.mjs";
import { describeMachine } from "./report/machine.mjs";
import { rowsOf } from "./report/rows.mjs";
import { textTable } from "../tools/table.mjs";
import { describeTofu } from "./report/tofu.mjs";
import { targetLines } from "./report/wording.mjs";
import { measureTofu } from "./tofu/measure.mjs";

const DOCS = path.join(ROOT, "docs");

const interruption = listenForInterruption();
const started = Date.now();
/** @param {string} line */
const log = (line) => void process.stderr.write(`${elapsed(started)}: ${line}\n`);

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await bench(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = interruption.exitCode || 1;
}

/** @param {import("./options.mjs").Options} options */
async function bench({ numbers, runs, out, withTofu, publish }) {
  const { signal } = interruption;
  const { command, dir, version } = await obtainPulumi({ log, signal });
  const machine = describeMachine(version);
  const sizes = growthSizes(numbers);
  const { tofu, ...figures } = await inWorkFolder(async (folder) => {
    const engine = { command, dir, folder, signal };
    return {
      tofu: withTofu ? await measureTofu(engine, { numbers, rounds: runs, log }) : undefined,
      numbers,
      sizes,
      imported: await measureImport({ signal }),
      packed: await measurePackage({ signal }),
      sideBySide: await measureSideBySide(engine, { numbers, rounds: runs, log }),
      growth: await measureGrowth(engine, { sizes, rounds: runs, log }),
    };
  });
  const rows = rowsOf(figures);

  const comparison = tofu === undefined ? undefined : describeTofu(tofu, figures);
  console.log(textTable(targetLines(rows)));
  if (comparison !== undefined) console.log(`\n${comparison}`);
  if (out !== undefined) await writeFile(out, `${JSON.stringify({ rows, machine }, undefined, 2)}\n`);
  if (publish) {
    await mkdir(DOCS, { recursive: true });
    await writeFile(
      path.join(DOCS, "benchmarks.md"),
      writeDocument({ figures, rows, machine, runs, comparison }),
    );
    await writeFile(path.join(DOCS, "benchmarks.svg"), drawChart(figures));
    log("docs/benchmarks.md and its chart are written");
  }
}
