// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { inSeconds, inThousands } from "./words.mjs";

/** @param {readonly import("../large.mjs").Large[]} large */
export function describeLarge(large) {
  const [{ more } = { more: 0 }] = large;
  return [
    "One round, with checkpoints.",
    markdownTable([
      ["numbers", "", "one more", `${inThousands(more)} more`, "refresh", "no-change preview", "state"],
      ...large.map(({ program, numbers, oneMoreMs, moreMs, refreshMs, previewMs, stateBytes }) => [
        ...[inThousands(numbers), PROGRAMS[program].name],
        ...[oneMoreMs, moreMs, refreshMs, previewMs].map(inSeconds),
        `${(stateBytes / 1e6).toFixed(1)} MB`,
      ]),
    ]),
  ];
}
