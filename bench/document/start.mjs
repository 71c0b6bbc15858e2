// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { inAll } from "../rows/start.mjs";
import { median } from "../statistics.mjs";
import { inThousands, mediansOf } from "./words.mjs";

/** @typedef {import("../start/measure.mjs").Start} Start */

const PARTS = /** @type {const} */ (["host", "program", "bridge", "loading", "work", "engine", "total"]);
const inMs = (/** @type {number} */ value) => `${inThousands(Math.round(value))} ms`;

/** @param {Pick<import("../rows.mjs").Figures, "start" | "loading">} figures */
export function describeStart({ start, loading }) {
  const row = (/** @type {"whatsapp" | "plugin"} */ program) => [
    PROGRAMS[program].name,
    ...PARTS.map((part) => {
      const values = start[program].map((one) => one[part]).filter((value) => value !== undefined);
      return values.length === 0 ? "" : inMs(median(values));
    }),
  ];
  const { separate, one } = loading;
  const packages = Object.keys(separate.ms).filter((name) => (separate.ms[name] ?? 0) >= 1);
  const others = inAll(separate) - packages.reduce((all, name) => all + (separate.ms[name] ?? 0), 0);
  return [
    mediansOf(start.whatsapp.length),
    markdownTable([
      ["", "host", "program", "bridge", "loading", "work", "engine", "in all"],
      row("whatsapp"),
      row("plugin"),
    ]),
    "V8's profile of loading the code of the classes, and of the first check:",
    markdownTable([
      ["", "separate files", "one file, as published"],
      ["files", inThousands(separate.files), inThousands(one.files)],
      ...packages.map((name) => [
        name,
        inMs(separate.ms[name] ?? 0),
        name in one.ms ? inMs(one.ms[name] ?? 0) : "",
      ]),
      ["other packages", inMs(others), ""],
      ["in all", inMs(inAll(separate)), inMs(inAll(one))],
    ]),
  ];
}
