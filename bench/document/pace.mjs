// @ts-check
import { markdownTable } from "markdown-table";

import { PROGRAMS } from "../programs.mjs";
import { pacedFigure } from "../rows/pace.mjs";
import { inSeconds, inThousands, mediansOf } from "./words.mjs";

/** @typedef {import("../pace-bounds.mjs").Paced} Paced */

/** @type {Paced[]} */
const PACED = ["whatsapp", "plugin", "closure", "closure-with-read", "tofu", "floor"];
const OPERATIONS = /** @type {const} */ (["fewMs", "manyMs", "refreshMs", "previewMs"]);

/** @param {import("../pace-bounds.mjs").Pace} pace */
export function describePace(pace) {
  const { few, many, rounds } = pace;
  const measured = PACED.filter((program) => rounds.every((round) => round[program] !== undefined));
  const cell = (/** @type {Paced} */ program, /** @type {typeof OPERATIONS[number]} */ operation) => {
    const figure = pacedFigure(pace, program, operation);
    if (figure === undefined) return "";
    const { ms, toBound } = figure;
    return program === "floor" ? inSeconds(ms) : `${inSeconds(ms)} (${toBound.toFixed(2)})`;
  };
  const most = (/** @type {Paced} */ program, /** @type {"up" | "refresh" | "preview"} */ operation) =>
    Math.max(...rounds.map((round) => round[program]?.requests[operation] ?? 0));
  return [
    `${mediansOf(rounds.length)} In brackets: the ratio to the bound.`,
    markdownTable([
      ["", `\`up\` of ${few}`, `\`up\` of ${many}`, `refresh of ${many}`, "no-change preview"],
      ...measured.map((program) => [
        PROGRAMS[program].name,
        ...OPERATIONS.map((operation) => cell(program, operation)),
      ]),
    ]),
    "The requests to the Graph API:",
    markdownTable([
      ["", `\`up\` of ${many}`, `refresh of ${many}`, "no-change preview"],
      ...measured.map((program) => [
        PROGRAMS[program].name,
        .../** @type {const} */ (["up", "refresh", "preview"]).map((operation) =>
          inThousands(most(program, operation)),
        ),
      ]),
    ]),
  ];
}
