// @ts-check
import { median } from "../measure/statistics.mjs";
import { markdownTable } from "../../tools/table.mjs";
import { inSeconds, inThousands } from "./wording.mjs";

const NO_NODE = "one compiled program with one compiled plugin does the work, and no Node is started";

/** What each figure is called, and why it is as it is where OpenTofu has the lower one. */
const COMPARED = /** @type {const} */ ([
  ["creating", NO_NODE],
  ["no-change plan", NO_NODE],
  ["state per number", "its entries hold no handle and no trace of the program's lines"],
  ["requests to create", "it does not look at what it has created"],
  ["requests of a no-change plan", "it looks at nothing"],
]);

/**
 * What the REST provider needs beside this package, and plainly where it needs less.
 * @param {readonly import("../tofu/measure.mjs").TofuRound[]} rounds
 * @param {import("./rows.mjs").Figures} figures
 */
export function describeTofu(rounds, { numbers, sideBySide }) {
  const { costs, requests } = sideBySide;
  const of = (/** @type {keyof import("../tofu/measure.mjs").TofuRound} */ what) =>
    median(rounds.map((round) => round[what]));
  const asSeconds = (/** @type {number} */ ms) => inSeconds(ms);
  const asBytes = (/** @type {number} */ bytes) => `${inThousands(Math.round(bytes))} B`;
  /** @type {[ours: number, theirs: number, write: (value: number) => string][]} */
  const figures = [
    [median(costs.whatsapp.upMs), of("applyMs"), asSeconds],
    [median(costs.whatsapp.previewMs), of("planMs"), asSeconds],
    [median(costs.whatsapp.bytesPerNumber), of("bytesPerNumber"), asBytes],
    [requests.posts + requests.gets, of("applyRequests"), inThousands],
    [requests.preview, of("planRequests"), inThousands],
  ];
  const lines = figures.map(([ours, theirs, write], index) => [
    String(COMPARED[index]?.[0]),
    write(ours),
    write(theirs),
  ]);
  const won = COMPARED.filter((_, index) => {
    const [ours = 0, theirs = 0] = figures[index] ?? [];
    return theirs < ours;
  });
  return `## OpenTofu with the REST provider

What somebody without Pulumi would take: OpenTofu 1.12.6 and \`Mastercard/restapi\` 1.20.0, both built from their Go modules, the same ${numbers} numbers
in \`bench/tofu/numbers.tf\`; medians of ${rounds.length} rounds.

${markdownTable([["", "this package", "OpenTofu"], ...lines])}

${won.length === 0 ? "OpenTofu needs less in nothing of this." : `OpenTofu needs less here:\n\n${won.map(([what, why]) => `- ${what}: ${why}.`).join("\n")}`}

It checks of its input that it is JSON. Where the answer to a POST is lost, \`apply\` fails and each later one too: Meta has the number, and the state
does not.`;
}
