// @ts-check
// The least time that an operation can take if Meta needs its time for each request, and Pulumi a certain number of steps at once.

/** Assumptions: Meta publishes no such times. Milliseconds. */
export const PACE_MS = { create: 900, read: 250, listing: 400 };
/** The steps at once in every program: OpenTofu's default. Pulumi's depends on the cores of the machine. */
export const PARALLEL = 10;
const PAGE_SIZE = 100;

/**
 * The requests by which a refresh of the program learns of the numbers.
 * @type {Record<Paced, "the listing" | "each number" | "nothing">}
 */
const REFRESHED_BY = {
  whatsapp: "the listing",
  plugin: "the listing",
  closure: "nothing",
  "closure-with-read": "each number",
  tofu: "each number",
  floor: "nothing",
};

/**
 * @typedef {Exclude<import("./programs.mjs").Compared, "lean-closure">} Paced
 *
 * One program's operations in one round: `up` of few and of many numbers, the rest with many. The requests are those with many.
 * @typedef {Record<Operation, number> & { requests: Record<"up" | "refresh" | "preview", number> }} PacedRun
 *
 * @typedef {"fewMs" | "manyMs" | "refreshMs" | "previewMs"} Operation
 *
 * @typedef {{ floor: PacedRun } & Partial<Record<Paced, PacedRun>>} PacedRound
 *
 * @typedef {{ few: number, many: number, rounds: readonly PacedRound[] }} Pace
 */

const batches = (/** @type {number} */ numbers) => Math.ceil(numbers / PARALLEL);

/**
 * The bounds of a program in a round: the engine's own time, and Meta's for a creation and a read of each number. A program that
 * reads nothing after its creations can be below it.
 * @param {PacedRound} round
 * @param {Paced} program
 * @param {Pick<Pace, "few" | "many">} sizes
 * @returns {Record<Operation, number>}
 */
export function boundsOf({ floor }, program, { few, many }) {
  const refresh = {
    "the listing": Math.ceil(many / PAGE_SIZE) * PACE_MS.listing,
    "each number": batches(many) * PACE_MS.read,
    nothing: 0,
  };
  return {
    fewMs: floor.fewMs + batches(few) * (PACE_MS.create + PACE_MS.read),
    manyMs: floor.manyMs + batches(many) * (PACE_MS.create + PACE_MS.read),
    refreshMs: floor.refreshMs + refresh[REFRESHED_BY[program]],
    previewMs: floor.previewMs,
  };
}
