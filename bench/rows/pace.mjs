// @ts-check
import { boundsOf } from "../pace-bounds.mjs";
import { median, medianRatio } from "../statistics.mjs";

/**
 * @typedef {import("../pace-bounds.mjs").Operation} Operation
 * @typedef {import("../pace-bounds.mjs").Pace} Pace
 * @typedef {import("../pace-bounds.mjs").Paced} Paced
 */

/**
 * The median of a program's time, and of its quotient to the bound of each round. `undefined` if the program was left out.
 * @param {Pace} pace
 * @param {Paced} program
 * @param {Operation} operation
 */
export function pacedFigure(pace, program, operation) {
  const ms = timesOf(pace, program, operation);
  if (ms === undefined) return undefined;
  const bounds = pace.rounds.map((round) => boundsOf(round, program, pace)[operation]);
  return { ms: median(ms), toBound: medianRatio(ms, bounds) };
}

/**
 * "At Meta's pace" means that the simulator takes as long for each answer as Meta may.
 * @param {Pace} pace
 * @returns {import("../rows.mjs").Measured[]}
 */
export function paceRows(pace) {
  const { few, many } = pace;
  const ours = /** @type {const} */ ([
    ["whatsapp", "this package"],
    ["plugin", "the plugin"],
  ]);
  const operations = /** @type {const} */ ([
    [`up of ${few}`, "fewMs"],
    [`up of ${many}`, "manyMs"],
    [`refresh of ${many}`, "refreshMs"],
  ]);
  return ours.flatMap(([program, name]) => [
    ...operations.map(
      ([what, operation]) =>
        /** @type {const} */ ([
          `Meta's pace, ${what}: ${name} / the bound`,
          pacedFigure(pace, program, operation)?.toBound,
          1.1,
          "ratio",
        ]),
    ),
    ...operations
      .slice(0, 2)
      .map(
        ([what, operation]) =>
          /** @type {const} */ ([
            `Meta's pace, ${what}: ${name} / closure-serialized, with reads`,
            quotient(pace, program, "closure-with-read", operation),
            1,
            "ratio",
          ]),
      ),
  ]);
}

/**
 * @param {Pace} pace
 * @param {Paced} program
 * @param {Operation} operation
 */
function timesOf({ rounds }, program, operation) {
  const ms = rounds.flatMap((round) => round[program]?.[operation] ?? []);
  return ms.length === rounds.length ? ms : undefined;
}

/**
 * @param {Pace} pace
 * @param {Paced} ours
 * @param {Paced} theirs
 * @param {Operation} operation
 */
function quotient(pace, ours, theirs, operation) {
  const [above, below] = [timesOf(pace, ours, operation), timesOf(pace, theirs, operation)];
  return above === undefined || below === undefined ? undefined : medianRatio(above, below);
}
