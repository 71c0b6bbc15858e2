// @ts-check
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { numbersToDeclare } from "../numbers.mjs";
import { withStack } from "../project.mjs";
import { rotated } from "../statistics.mjs";

const PROBE = fileURLToPath(new URL("probe.cjs", import.meta.url));

/**
 * The milliseconds from the command to the first creation that is sent.
 * - `host`: Pulumi's command line, and its language host, until the first Node.js process of ours or of the SDK starts
 * - `program`: the program and the SDK in it; none for YAML
 * - `bridge`: the process of the provider, until it loads our code: Node.js, and for the class Pulumi's SDK
 * - `loading`: our code is loaded
 * - `work`: our check and our creation until they send the POST. For the plugin it has the time of the engine between them
 * - `engine`: the engine between our answers; `undefined` for the plugin
 *
 * @typedef {{ total: number, host: number, program: number, bridge: number, loading: number, work: number, engine: number | undefined }} Start
 *
 * @typedef {{ moment: string, at: number, process: string }} Mark
 */

const PROGRAMS = /** @type {const} */ (["whatsapp", "plugin"]);

/**
 * Creates one number with each program in turn, round by round.
 *
 * @param {import("../project.mjs").Engine} engine
 * @param {{ rounds: number, log: (line: string) => void }} options
 */
export async function measureStart(engine, { rounds, log }) {
  /** @type {Record<typeof PROGRAMS[number], Start[]>} */
  const starts = { whatsapp: [], plugin: [] };
  for (let round = 0; round < rounds; round++) {
    for (const program of rotated(PROGRAMS, round)) {
      log(`start, round ${round + 1} of ${rounds}: ${program}`);
      starts[program].push(await measureOne(engine, program));
    }
  }
  return starts;
}

/**
 * @param {import("../project.mjs").Engine} engine
 * @param {typeof PROGRAMS[number]} program
 */
function measureOne(engine, program) {
  return withStack(engine, program, numbersToDeclare(1), async ({ project }) => {
    const file = path.join(project.folder, "start.jsonl");
    project.set({ NODE_OPTIONS: `--require=${PROBE}`, BENCH_START_FILE: file });
    const began = Date.now();
    await project.up();
    const marks = (await readFile(file, "utf8")).trim().split("\n").map(parsed);
    return program === "plugin" ? startOfPlugin(began, marks) : startOfClass(began, marks);
  });
}

/**
 * @param {number} began
 * @param {readonly Mark[]} marks
 * @returns {Start}
 */
function startOfClass(began, marks) {
  const at = momentsOf(marks, "bridge");
  const program = momentsOf(marks, "program")("started");
  // Pulumi's script first starts a process that finds the SDK.
  const lookup = marks.findLast(({ moment, process }) => moment === "started" && process === "lookup");
  const bridge = Math.min(at("started"), lookup === undefined || lookup.at < program ? Infinity : lookup.at);
  const work = at("checked") - at("check") + (at("post") - at("create"));
  return {
    total: at("post") - began,
    host: program - began,
    program: bridge - program,
    bridge: at("loading") - bridge,
    loading: at("loaded") - at("loading"),
    work,
    engine: at("post") - at("loaded") - work,
  };
}

/**
 * @param {number} began
 * @param {readonly Mark[]} marks
 * @returns {Start}
 */
function startOfPlugin(began, marks) {
  const at = momentsOf(marks, "plugin");
  return {
    total: at("post") - began,
    host: at("started") - began,
    program: 0,
    bridge: at("ready") - at("started"),
    loading: at("port") - at("ready"),
    work: at("post") - at("port"),
    engine: undefined,
  };
}

/**
 * Returns a function for the first moment of that name in a process.
 *
 * @param {readonly Mark[]} marks
 * @param {string} process
 */
function momentsOf(marks, process) {
  return (/** @type {string} */ moment) => {
    const mark = marks.find((each) => each.process === process && each.moment === moment);
    if (mark === undefined) throw new Error(`No process "${process}" came to the moment "${moment}"`);
    return mark.at;
  };
}

/** @param {string} line */
function parsed(line) {
  /** @type {unknown} */
  const mark = JSON.parse(line);
  return /** @type {Mark} */ (mark);
}
