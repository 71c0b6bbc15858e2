// @ts-check
import { cpus, loadavg, totalmem } from "node:os";

import { version as sdk } from "@pulumi/pulumi/version.js";
import { markdownTable } from "markdown-table";

import { furtherNumber } from "./rows.mjs";
import { median } from "./statistics.mjs";

/**
 * @typedef {import("./rows.mjs").Figures} Figures
 * @typedef {import("./rows.mjs").Row} Row
 * @typedef {import("./tofu.mjs").TofuRound} TofuRound
 */

const PROGRAM_NAMES = {
  whatsapp: "this package",
  plugin: "the plugin, from YAML",
  closure: "closure-serialized, the same resource",
  "lean-closure": "closure-serialized, as little as possible",
  floor: "the engine's floor",
};
const PROGRAMS = /** @type {(keyof typeof PROGRAM_NAMES)[]} */ (Object.keys(PROGRAM_NAMES));

const inThousands = (/** @type {number} */ value) => value.toLocaleString("en-US");
const inSeconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
const inBytes = (/** @type {number} */ bytes) => `${inThousands(Math.round(bytes))} B`;

/** @param {readonly Row[]} rows */
export function targetTable(rows) {
  const withUnit = (/** @type {number} */ value, /** @type {string} */ unit) => {
    if (unit === "ratio") return value.toFixed(2);
    if (unit === "requests" || unit === "packages") return inThousands(value);
    return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
  };
  return markdownTable([
    ["what", "value", "target", "holds"],
    ...rows.map(({ name, value, target, holds, unit }) => [
      name,
      value === null ? "not measured" : withUnit(value, unit),
      `≤ ${withUnit(target, unit)}`,
      holds ? "yes" : "NO",
    ]),
  ]);
}

/**
 * The facts that the figures depend on, without the machine's name.
 * @param {string} pulumi version of the CLI
 */
export function describeMachine(pulumi) {
  return [
    ["", ""],
    ["processor", `${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}`],
    ["memory", `${Math.round(totalmem() / 1e9)} GB`],
    ["system", `${process.platform} ${process.arch}`],
    ["Node", process.version],
    ["Pulumi CLI", pulumi],
    ["Pulumi SDK", sdk],
    // A load above 0 makes the times longer, and the ratios less certain.
    ["load when it began", String(Math.round(Number(loadavg()[0]) * 10) / 10)],
  ];
}

/**
 * The generated parts of docs/benchmarks.md by their names there.
 * @param {{ figures: Figures, rows: readonly Row[], machine: string[][], rounds: number, tofu?: readonly TofuRound[] | undefined }} results
 */
export function sectionsOf({ figures, rows, machine, rounds, tofu }) {
  const { numbers, sizes, sideBySide, growth, imported, packed } = figures;
  const { costs } = sideBySide;
  const holding = rows.filter(({ holds }) => holds).length;
  const names = PROGRAMS.map((program) => PROGRAM_NAMES[program]);
  const medians = (/** @type {keyof typeof costs.whatsapp} */ what) =>
    PROGRAMS.map((program) => median(costs[program][what]));
  const [upMs, previewMs, bytes] = [medians("upMs"), medians("previewMs"), medians("bytesPerNumber")];

  const [smallest = 0, , middle = 0, largest = 0] = sizes;
  const growthMs = growth.map((way) => sizes.map((size) => median(way.upMs.get(size) ?? [])));
  const growthHead = [
    ...["", ...sizes.map(inThousands), `one more, ${inThousands(smallest)} to ${inThousands(middle)}`],
    ...[`${inThousands(middle)} to ${inThousands(largest)}`, "memory"],
  ];
  const growthRows = growth.map(({ program, checkpoints, upMs: ms, peakMemory }, at) => [
    `${PROGRAM_NAMES[program]}${checkpoints ? "" : ", checkpoints off"}`,
    ...(growthMs[at] ?? []).map(inSeconds),
    `${furtherNumber(ms, smallest, middle).toFixed(1)} ms`,
    `${furtherNumber(ms, middle, largest).toFixed(1)} ms`,
    peakMemory === undefined ? "not measured" : `${Math.round(peakMemory / 1e6)} MB`,
  ]);
  const parts = {
    targets: [
      holding === rows.length ? "All targets hold." : `${holding} of ${rows.length} targets hold.`,
      targetTable(rows),
    ],
    comparison: [
      `Medians of ${rounds} rounds.`,
      markdownTable([
        ["", `\`up\` of ${numbers}`, "no-change `preview`", "state per number"],
        ...names.map((name, at) => [
          ...[name, inSeconds(upMs[at] ?? 0), inSeconds(previewMs[at] ?? 0), inBytes(bytes[at] ?? 0)],
        ]),
      ]),
      chart(`pulumi up, creating ${numbers} numbers: seconds`, names, [upMs]),
      chart("state per number: kB", names, [bytes]),
    ],
    growth: [
      markdownTable([growthHead, ...growthRows]),
      chart("pulumi up by the number of resources: seconds", sizes.map(inThousands), growthMs),
    ],
    package: [
      markdownTable([
        ["", ""],
        ["packed", `${inThousands(packed.packedBytes)} B, ${packed.files} files`],
        ["production dependencies", packed.dependencies.join(", ")],
        ["importing it in a program", `${imported.importMs.toFixed(1)} ms`],
        ["other packages that the import loads", imported.packages.join(", ") || "none"],
      ]),
    ],
    OpenTofu: tofu === undefined ? ["Not part of this run."] : describeTofu(tofu, figures),
    machine: [markdownTable(machine)],
  };
  return Object.fromEntries(Object.entries(parts).map(([name, texts]) => [name, texts.join("\n\n")]));
}

/**
 * A chart that GitHub draws: one series as bars, several as lines.
 * @param {string} title
 * @param {string[]} labels
 * @param {number[][]} series in thousandths
 */
function chart(title, labels, series) {
  const kind = series.length === 1 ? "bar" : "line";
  return [
    `\`\`\`mermaid\nxychart-beta${kind === "bar" ? " horizontal" : ""}`,
    `  title "${title}"`,
    `  x-axis [${labels.map((label) => `"${label}"`).join(", ")}]`,
    ...series.map((values) => `  ${kind} [${values.map((value) => (value / 1000).toFixed(1)).join(", ")}]`),
    "```",
  ].join("\n");
}

const NO_NODE = "one compiled program with one compiled plugin does the work, and no Node is started";

/**
 * The REST provider beside this package, with each value in which the provider needs less.
 * @param {readonly TofuRound[]} rounds
 * @param {Figures} figures
 */
function describeTofu(rounds, { sideBySide }) {
  const { costs, requests } = sideBySide;
  const of = (/** @type {keyof TofuRound} */ figure) => median(rounds.map((round) => round[figure]));
  const [upMs, previewMs] = [median(costs.whatsapp.upMs), median(costs.whatsapp.previewMs)];
  const [bytes, created] = [median(costs.whatsapp.bytesPerNumber), requests.posts + requests.gets];
  const small = "its entries hold no handle and no trace of the program's lines";
  const blind = "it does not look at the numbers that it has created";
  /** @type {[what: string, ours: number, theirs: number, write: (value: number) => string, whyTheyNeedLess: string][]} */
  const compared = [
    ["creating", upMs, of("applyMs"), inSeconds, NO_NODE],
    ["no-change plan", previewMs, of("planMs"), inSeconds, NO_NODE],
    ["state per number", bytes, of("bytesPerNumber"), inBytes, small],
    ["requests to create", created, of("applyRequests"), inThousands, blind],
    [
      "requests of a no-change plan",
      requests.preview,
      of("planRequests"),
      inThousands,
      "it looks at nothing",
    ],
  ];
  const won = compared
    .filter(([, ours, theirs]) => theirs < ours)
    .map(([what, , , , why]) => `- ${what}: ${why}.`);
  return [
    `Medians of ${rounds.length} rounds.`,
    markdownTable([
      ["", "this package", "OpenTofu"],
      ...compared.map(([what, ours, theirs, write]) => [what, write(ours), write(theirs)]),
    ]),
    won.length === 0
      ? "OpenTofu needs less in nothing of this."
      : `OpenTofu needs less here:\n\n${won.join("\n")}`,
  ];
}
