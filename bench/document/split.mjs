// @ts-check
import { markdownTable } from "markdown-table";

import { median } from "../statistics.mjs";
import { inSeconds, inThousands, mediansOf } from "./words.mjs";

/** @typedef {import("../split.mjs").SplitRound} SplitRound */

/** @param {import("../split.mjs").Split} split */
export function describeSplit({ stacks, each, rounds }) {
  const of = (/** @type {(round: SplitRound) => number} */ figure) => median(rounds.map(figure));
  const row = (/** @type {string} */ name, /** @type {"whole" | "parts"} */ which) => [
    name,
    .../** @type {const} */ (["upMs", "refreshMs", "previewMs", "oneMoreMs"]).map((figure) =>
      inSeconds(of((round) => round[which][figure])),
    ),
    .../** @type {const} */ (["upRequests", "refreshRequests"]).map((figure) =>
      inThousands(of((round) => round[which][figure])),
    ),
  ];
  return [
    mediansOf(rounds.length),
    markdownTable([
      ["", "`up`", "refresh", "no-change preview", "one number more", "requests of `up`", "of refresh"],
      row(`one stack of ${inThousands(stacks * each)}`, "whole"),
      row(`${stacks} stacks of ${each}, one after another`, "parts"),
      [
        `${stacks} stacks of ${each}, all at once`,
        inSeconds(of(({ atOnceMs }) => atOnceMs)),
        "",
        "",
        "",
        "",
        "",
      ],
    ]),
  ];
}
