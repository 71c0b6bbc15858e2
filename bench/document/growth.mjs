// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { furtherNumber } from "../rows.mjs";
import { median } from "../statistics.mjs";
import { chart, inSeconds, inThousands, mediansOf } from "./words.mjs";

/** @param {import("../rows.mjs").Figures} figures */
export function describeGrowth({ sizes, growth }) {
  const [smallest = 0, , middle = 0, largest = 0] = sizes;
  const growthMs = growth.map((way) => sizes.map((size) => median(way.upMs.get(size) ?? [])));
  const head = [
    "",
    ...sizes.map(inThousands),
    `one more, ${inThousands(smallest)} to ${inThousands(middle)}`,
    `${inThousands(middle)} to ${inThousands(largest)}`,
  ];
  const rows = growth.map(({ program, checkpoints, upMs: ms }, at) => [
    `${PROGRAMS[program].name}${checkpoints ? "" : ", checkpoints off"}`,
    ...(growthMs[at] ?? []).map(inSeconds),
    `${furtherNumber(ms, smallest, middle).toFixed(1)} ms`,
    `${furtherNumber(ms, middle, largest).toFixed(1)} ms`,
  ]);
  return [
    mediansOf(growth[0]?.upMs.get(smallest)?.length ?? 0),
    markdownTable([head, ...rows]),
    chart("pulumi up by the number of resources: seconds", sizes.map(inThousands), growthMs),
  ];
}
