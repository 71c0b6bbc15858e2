// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { memoryOf } from "../rows.mjs";
import { mediansOf } from "./words.mjs";

/** @param {Pick<import("../rows.mjs").Figures, "memory">} figures */
export function describeMemory({ memory }) {
  const programs = [...new Set(memory.map(({ program }) => program))];
  const cell = (/** @type {typeof programs[number]} */ program, /** @type {boolean} */ secure) => {
    if (!memory.some((way) => way.program === program && way.secure === secure)) return "";
    const megabytes = memoryOf(memory, program, secure);
    return megabytes === undefined ? "not measured" : `${Math.round(megabytes)} MB`;
  };
  return [
    mediansOf(memory[0]?.peaks.length ?? 0),
    markdownTable([
      ["", "over TLS, as to Meta", "in plain HTTP"],
      ...programs.map((program) => [PROGRAMS[program].name, cell(program, true), cell(program, false)]),
    ]),
  ];
}
