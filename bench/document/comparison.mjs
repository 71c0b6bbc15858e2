// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { SIDE_BY_SIDE } from "../side-by-side.mjs";
import { median } from "../statistics.mjs";
import { chart, inBytes, inSeconds, mediansOf } from "./words.mjs";

/**
 * @param {import("../rows.mjs").Figures} figures
 * @param {number} rounds
 */
export function describeComparison({ numbers, sideBySide: { costs } }, rounds) {
  const names = SIDE_BY_SIDE.map((program) => PROGRAMS[program].name);
  const medians = (/** @type {keyof typeof costs.whatsapp} */ cost) =>
    SIDE_BY_SIDE.map((program) => median(costs[program][cost]));
  const [upMs, previewMs, bytes] = [medians("upMs"), medians("previewMs"), medians("bytesPerNumber")];
  return [
    mediansOf(rounds),
    markdownTable([
      ["", `\`up\` of ${numbers}`, "no-change `preview`", "state per number"],
      ...names.map((name, at) => [
        ...[name, inSeconds(upMs[at] ?? 0), inSeconds(previewMs[at] ?? 0), inBytes(bytes[at] ?? 0)],
      ]),
    ]),
    chart(`pulumi up, creating ${numbers} numbers: seconds`, names, [upMs]),
    chart("state per number: kB", names, [bytes]),
  ];
}

/** The descriptions of all programs, as a list. */
export function describePrograms() {
  return [
    Object.values(PROGRAMS)
      .map(({ name, is }) => `- **${name}**: ${is}`)
      .join("\n"),
  ];
}
