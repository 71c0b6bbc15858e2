// @ts-check
import { median } from "../measure/statistics.mjs";
import { furtherNumber } from "./rows.mjs";
import { markdownTable } from "../../tools/table.mjs";
import { inSeconds, inThousands, PROGRAM_NAMES, targetLines, wayName } from "./wording.mjs";

/**
 * @param {{
 *   figures: import("./rows.mjs").Figures,
 *   rows: readonly import("./rows.mjs").Row[],
 *   machine: ReturnType<typeof import("./machine.mjs").describeMachine>,
 *   runs: number,
 *   comparison?: string | undefined,
 * }} results
 */
export function writeDocument({ figures, rows, machine, runs, comparison }) {
  const { sizes, growth, imported, packed } = figures;
  const failed = rows.filter(({ holds }) => !holds);
  const [, , , largest = 0] = sizes;
  return `# Benchmarks

\`npm run bench\` writes this page and its chart. Every figure below is from one run; none is written by hand.

${failed.length === 0 ? "All targets hold." : `${rows.length - failed.length} of ${rows.length} targets hold.`}

${markdownTable(targetLines(rows))}

![How long pulumi up takes, and how much state a number needs](benchmarks.svg)

## What was compared

Medians of ${runs} rounds. In each round the programs take turns, another one first each time; a ratio is the median of the rounds' ratios, so
that a change in the machine's load cancels out.

${markdownTable(comparisonLines(figures))}

- **closure-serialized, the same resource**: a \`dynamic.Resource\` with the inputs and outputs of \`WhatsAppPhoneNumber\`, written as a
  class with one \`axios.post\` and nothing else. It validates nothing, reads nothing and recovers from nothing.
- **closure-serialized, as little as possible**: an object with one \`axios.post\`, which keeps nothing but the inputs. No target is about it; it
  shows how little a closure can take.
- **the engine's floor**: resources that do nothing at all, without a request, with a constant handle.

All are programs in JavaScript (as after a build), started by the real CLI and its language host with \`--skip-preview\`, on the file backend, each
operation in processes of its own. The Graph API is this project's simulator on the same machine, which does not
imitate the time that Meta takes.

## Growth

\`up\` by the number of resources that it creates. With checkpoints, the engine writes the whole state again at every step: what that costs is the
difference between the first two lines. \`PULUMI_SKIP_CHECKPOINTS\` turns them off, for measuring: the state is then written at the end only.

${markdownTable(growthLines(figures))}

Memory of the dynamic-provider process at ${inThousands(largest)} numbers, at its peak:
${growth
  .filter(({ checkpoints }) => !checkpoints)
  .map(({ program, peakMemory }) => `${PROGRAM_NAMES[program]} ${inMegabytes(peakMemory)}`)
  .join(", ")}.
Most of both is Node and Pulumi's SDK, which loads the TypeScript compiler there.

## The package

${inThousands(packed.packedBytes)} bytes packed, ${packed.files} files; production dependencies: ${packed.dependencies.join(", ")}. Importing it in a
program takes ${imported.importMs.toFixed(1)} ms and loads ${imported.packages.length === 0 ? "no other package" : imported.packages.join(", ")}: the dependencies are
for the provider's own process.
${comparison === undefined ? "" : `\n${comparison}\n`}
## The machine

${markdownTable(machineLines(machine))}

## Again, on your machine

\`\`\`sh
npm run bench                                                  # this page: 200 numbers, 5 rounds
npm run bench -- --numbers 200 --runs 3 --out figures.json     # the figures as JSON
\`\`\`

What does not depend on the machine (requests, bytes of state, the package, what it loads) is also a test: \`npx jest --selectProjects gate\`.
`;
}

/** @param {import("./rows.mjs").Figures} figures */
function comparisonLines({ numbers, sideBySide }) {
  const lines = Object.entries(sideBySide.costs).map(([program, costs]) => [
    PROGRAM_NAMES[/** @type {keyof typeof PROGRAM_NAMES} */ (program)],
    inSeconds(median(costs.upMs)),
    inSeconds(median(costs.previewMs)),
    `${inThousands(Math.round(median(costs.bytesPerNumber)))} B`,
  ]);
  return [["", `\`up\` of ${numbers}`, "no-change `preview`", "state per number"], ...lines];
}

/** @param {import("./rows.mjs").Figures} figures */
function growthLines({ sizes, growth }) {
  const [smallest = 0, , middle = 0, largest = 0] = sizes;
  const lines = growth.map((way) => [
    wayName(way),
    ...sizes.map((size) => inSeconds(median(way.upMs.get(size) ?? []))),
    `${furtherNumber(way.upMs, smallest, middle).toFixed(1)} ms`,
    `${furtherNumber(way.upMs, middle, largest).toFixed(1)} ms`,
  ]);
  const further = [
    `one more, ${inThousands(smallest)} to ${inThousands(middle)}`,
    `${inThousands(middle)} to ${inThousands(largest)}`,
  ];
  return [["", ...sizes.map(inThousands), ...further], ...lines];
}

/** @param {ReturnType<typeof import("./machine.mjs").describeMachine>} machine */
function machineLines(machine) {
  return [
    ["", ""],
    ["processor", `${machine.cores} cores, ${machine.processor}`],
    ["memory", `${machine.memoryGb} GB`],
    ["system", machine.system],
    ["Node", machine.node],
    ["Pulumi CLI", machine.pulumi],
    ["Pulumi SDK", machine.sdk],
    ["load when it began", String(machine.loadBefore)],
  ];
}

/** @param {number | undefined} bytes */
function inMegabytes(bytes) {
  return bytes === undefined ? "not measured" : `${Math.round(bytes / 1e6)} MB`;
}
