// @ts-check
import { markdownTable } from "markdown-table";

import { median } from "../statistics.mjs";
import { inBytes, inSeconds, inThousands, mediansOf } from "./words.mjs";

/** @typedef {import("../tofu.mjs").TofuRound} TofuRound */

const NO_NODE = "one compiled program with one compiled plugin does the work, and no Node is started";

/**
 * The REST provider beside this package, with each value in which the provider needs less.
 * @param {readonly TofuRound[]} rounds
 * @param {import("../rows.mjs").Figures} figures
 */
export function describeTofu(rounds, { sideBySide }) {
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
    mediansOf(rounds.length),
    markdownTable([
      ["", "this package", "OpenTofu"],
      ...compared.map(([what, ours, theirs, write]) => [what, write(ours), write(theirs)]),
    ]),
    won.length === 0
      ? "OpenTofu needs less in nothing of this."
      : `OpenTofu needs less here:\n\n${won.join("\n")}`,
  ];
}
