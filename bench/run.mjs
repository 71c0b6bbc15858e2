// @ts-check
// npm run bench: the speed of this package, and its use of Meta's quota, beside a user's alternatives.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { obtainLanguageHosts, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";

import { listenForInterruption } from "../scripts/support/attached.mjs";
import { fill } from "../scripts/support/fill.mjs";
import { describeMachine, sectionsOf, targetTable } from "./document.mjs";
import { growthSizes, measureGrowth } from "./growth.mjs";
import { measurePackage } from "./package.mjs";
import { inWorkFolder, ROOT } from "./project.mjs";
import { rowsOf } from "./rows.mjs";
import { measureSideBySide } from "./side-by-side.mjs";
import { measureTofu } from "./tofu.mjs";

const USAGE = `npm run bench -- [options]

  --numbers N    numbers per stack, 4 to 400 (200); growth is measured up to five times as many
  --runs R       rounds, whose median counts, 1 to 50 (5)
  --out FILE     writes the figures as JSON
  --with-tofu    also OpenTofu with the REST provider: the first time they are built, with Go

With 200 numbers and at least 5 rounds the results become docs/benchmarks.md; a smaller run is not published.`;
const PUBLISHED = { numbers: 200, rounds: 5 };

const interruption = listenForInterruption();
const { signal } = interruption;
const started = Date.now();
/** @param {string} line */
const log = (line) => void process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s: ${line}\n`);

try {
  const { values } = parseArgs({
    options: {
      numbers: { type: "string", default: String(PUBLISHED.numbers) },
      runs: { type: "string", default: String(PUBLISHED.rounds) },
      out: { type: "string" },
      "with-tofu": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const numbers = whole("--numbers", values.numbers, 4, 400);
  const rounds = whole("--runs", values.runs, 1, 50);
  if (values.help) console.log(USAGE);
  else await bench({ numbers, rounds, out: values.out, withTofu: values["with-tofu"] });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = interruption.exitCode || 1;
}

/** @param {{ numbers: number, rounds: number, out: string | undefined, withTofu: boolean }} options */
async function bench({ numbers, rounds, out, withTofu }) {
  const pulumi = await obtainPulumi({ log, signal });
  const { command, version } = pulumi;
  const dir = await obtainLanguageHosts(pulumi, ["yaml"], { log, signal });
  const machine = describeMachine(version);
  const sizes = growthSizes(numbers);
  const { tofu, ...figures } = await inWorkFolder(async (folder) => {
    const engine = { command, dir, folder, signal };
    return {
      tofu: withTofu ? await measureTofu(engine, { numbers, rounds, log }) : undefined,
      ...{ numbers, sizes },
      ...(await measurePackage({ signal })),
      sideBySide: await measureSideBySide(engine, { numbers, rounds, log }),
      growth: await measureGrowth(engine, { sizes, rounds, log }),
    };
  });
  const rows = rowsOf(figures);
  const sections = sectionsOf({ figures, rows, machine, rounds, tofu });

  console.log(tofu === undefined ? targetTable(rows) : `${targetTable(rows)}\n\n${sections.OpenTofu}`);
  if (out !== undefined) await writeFile(out, `${JSON.stringify({ rows, machine }, undefined, 2)}\n`);
  if (numbers !== PUBLISHED.numbers || rounds < PUBLISHED.rounds) return;
  const page = path.join(ROOT, "docs/benchmarks.md");
  const filled = Object.entries(sections).reduce(
    (text, [name, content]) => fill(text, `${name}, made by npm run bench`, content),
    await readFile(page, "utf8"),
  );
  await writeFile(page, filled);
  log("docs/benchmarks.md is written");
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function whole(name, text, least, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}
