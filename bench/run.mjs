// @ts-check
// npm run bench: the speed of this package, and its use of Meta's quota, beside a user's alternatives.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { obtainLanguageHosts, obtainPulumi } from "@pulumi-whatsapp/pulumi-cli";
import { format } from "prettier";

import { listenForInterruption } from "../scripts/support/attached.mjs";
import { fill } from "../scripts/support/fill.mjs";
import { sectionsOf } from "./document.mjs";
import { describeMachine } from "./document/machine.mjs";
import { targetTable } from "./document/targets.mjs";
import { growthSizes, measureGrowth } from "./growth.mjs";
import { measureImports } from "./imports.mjs";
import { measureKinds } from "./kinds.mjs";
import { measureLarge } from "./large.mjs";
import { measureMemory } from "./memory.mjs";
import { measurePace, paceSizes } from "./pace.mjs";
import { measurePackage } from "./package.mjs";
import { rowsOf } from "./rows.mjs";
import { measureSideBySide } from "./side-by-side.mjs";
import { measureSplit } from "./split.mjs";
import { measureLoading } from "./start/loading.mjs";
import { measureStart } from "./start/measure.mjs";
import { measureTofu } from "./tofu.mjs";
import { obtainTofu } from "./tofu/obtain.mjs";
import { measureTogether } from "./together.mjs";
import { inWorkFolder, ROOT } from "./work-folder.mjs";

const USAGE = `npm run bench -- [options]

  --numbers N    numbers per stack, 4 to 400 (200); growth is measured up to 25 times as many
  --runs R       rounds, whose median counts, 1 to 50 (3)
  --out FILE     writes the figures as JSON
  --without-tofu leaves out OpenTofu with the REST provider, which are built with Go the first time

With 200 numbers and at least 3 rounds the results become docs/benchmarks.md and a part of docs/environments.md. A smaller
run is not published, and none without OpenTofu.`;
const PUBLISHED = { numbers: 200, rounds: 3 };
/** Growth takes longest, and its rounds differ least. @param {number} rounds */
const fewer = (rounds) => Math.ceil(rounds / 2);

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
      "without-tofu": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const numbers = whole("--numbers", values.numbers, 4, 400);
  const rounds = whole("--runs", values.runs, 1, 50);
  if (values.help) console.log(USAGE);
  else await bench({ numbers, rounds, out: values.out, withTofu: !values["without-tofu"] });
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
  const bin = withTofu ? await obtainTofu({ log, signal }) : undefined;
  const { tofu, ...figures } = await inWorkFolder(async (folder) => {
    const engine = { command, dir, folder, signal };
    const places = bin === undefined ? undefined : { bin, folder, signal };
    return {
      tofu: places === undefined ? undefined : await measureTofu(places, { numbers, rounds, log }),
      ...{ numbers, sizes },
      ...(await measurePackage({ signal })),
      sideBySide: await measureSideBySide(engine, { numbers, rounds, log }),
      pace: await measurePace(engine, { ...paceSizes(numbers), rounds, tofu: places, log }),
      start: await measureStart(engine, { rounds, log }),
      loading: await measureLoading({ signal }),
      growth: await measureGrowth(engine, { sizes, rounds: fewer(rounds), log }),
      memory: await measureMemory(engine, { numbers: Math.max(...sizes), rounds: fewer(rounds), log }),
      split: await measureSplit(engine, { each: numbers, rounds: 1, log }),
      large: await measureLarge(engine, { numbers, log }),
      kinds: await measureKinds(engine),
      together: await measureTogether(engine),
      imports: await measureImports(engine),
    };
  });
  const rows = rowsOf(figures);
  const pages = sectionsOf({ figures, rows, machine, rounds, tofu });

  console.log(targetTable(rows));
  if (out !== undefined) await writeFile(out, `${JSON.stringify({ rows, machine, pages }, undefined, 2)}\n`);
  if (numbers !== PUBLISHED.numbers || rounds < PUBLISHED.rounds || tofu === undefined) return;
  for (const [page, sections] of Object.entries(pages)) await publish(page, sections);
}

/**
 * @param {string} page
 * @param {Record<string, string>} sections
 */
async function publish(page, sections) {
  const file = path.join(ROOT, page);
  let text = await readFile(file, "utf8");
  for (const [name, content] of Object.entries(sections)) {
    const wrapped = await format(content, { parser: "markdown", proseWrap: "always", printWidth: 120 });
    text = fill(text, `${name}, made by npm run bench`, wrapped.trimEnd());
  }
  await writeFile(file, text);
  log(`${page} is written`);
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
