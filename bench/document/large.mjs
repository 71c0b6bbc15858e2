// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { inSeconds, inThousands } from "./words.mjs";

/** @param {readonly import("../large.mjs").Large[]} large */
export function describeLarge(large) {
  return [
    "One round.",
    markdownTable([
      ["", "numbers", "`up`", "refresh", "no-change preview", "one number more", "state"],
      ...large.map(({ program, numbers, upMs, refreshMs, previewMs, oneMoreMs, stateBytes }) => [
        PROGRAMS[program].name,
        ...[inThousands(numbers), ...[upMs, refreshMs, previewMs, oneMoreMs].map(inSeconds)],
        `${(stateBytes / 1e6).toFixed(1)} MB`,
      ]),
    ]),
  ];
}
