// @ts-check
import { markdownTable } from "markdown-table";

import { inThousands } from "./words.mjs";

/** @param {readonly import("../rows.mjs").Row[]} rows */
export function describeTargets(rows) {
  const holding = rows.filter(({ holds }) => holds).length;
  const sum = holding === rows.length ? "All targets hold." : `${holding} of ${rows.length} targets hold.`;
  return [sum, targetTable(rows)];
}

/** @param {readonly import("../rows.mjs").Row[]} rows */
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
