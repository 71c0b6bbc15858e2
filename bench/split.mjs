// @ts-check
import { countRequests, startGraph } from "./graph.mjs";
import { numbersToDeclare } from "./numbers.mjs";
import { withStackAt } from "./project.mjs";

/**
 * @typedef {import("./project.mjs").Engine} Engine
 * @typedef {import("./project.mjs").Project} Project
 *
 * The needs of some stacks, one after another. `oneMoreMs` is an `up` of one of them, with one number more.
 * @typedef {Record<"upMs" | "refreshMs" | "previewMs" | "oneMoreMs" | "upRequests" | "refreshRequests", number>} OfStacks
 *
 * @typedef {{ whole: OfStacks, parts: OfStacks, atOnceMs: number }} SplitRound
 *
 * @typedef {{ stacks: number, each: number, rounds: readonly SplitRound[] }} Split
 */

const STACKS = 5;

/**
 * All numbers of an account in one stack, and in five. The five run one after another, and then anew, all at once.
 * @param {Engine} engine
 * @param {{ each: number, rounds: number, log: (line: string) => void }} options
 * @returns {Promise<Split>}
 */
export async function measureSplit(engine, { each, rounds, log }) {
  const whole = [numbersToDeclare(STACKS * each)];
  const parts = Array.from({ length: STACKS }, (_, stack) => numbersToDeclare(each, stack * each));
  /** @type {SplitRound[]} */
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const at = `split, round ${round + 1} of ${rounds}:`;
    log(`${at} one stack of ${STACKS * each}`);
    const ofWhole = await inStacks(engine, whole, measureInTurn);
    log(`${at} ${STACKS} stacks of ${each}`);
    const ofParts = await inStacks(engine, parts, measureInTurn);
    log(`${at} ${STACKS} stacks of ${each} at once`);
    const atOnceMs = await inStacks(engine, parts, measureAtOnce);
    measured.push({ whole: ofWhole, parts: ofParts, atOnceMs });
  }
  return { stacks: STACKS, each, rounds: measured };
}

/**
 * Stacks of one account, which exist while the work lasts.
 * @template Result
 * @param {Engine} engine
 * @param {readonly import("./numbers.mjs").DeclaredNumber[][]} declared by stack
 * @param {(projects: readonly Project[], graph: import("./graph.mjs").Simulator) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function inStacks(engine, declared, work) {
  const graph = await startGraph();
  /** @type {(left: readonly import("./numbers.mjs").DeclaredNumber[][], projects: readonly Project[]) => Promise<Result>} */
  const open = ([numbers, ...left], projects) =>
    numbers === undefined
      ? work(projects, graph)
      : withStackAt(graph, engine, "whatsapp", numbers, (project) => open(left, [...projects, project]));
  try {
    return await open(declared, []);
  } finally {
    await graph.close();
  }
}

/**
 * @param {readonly Project[]} projects
 * @param {import("./graph.mjs").Simulator} graph
 * @returns {Promise<OfStacks>}
 */
async function measureInTurn(projects, graph) {
  const inTurn = (/** @type {(project: Project) => Promise<number>} */ operate) =>
    countRequests(graph, async () => {
      let ms = 0;
      for (const project of projects) ms += await operate(project);
      return ms;
    });
  const up = await inTurn((project) => project.up());
  const refresh = await inTurn((project) => project.refresh());
  const preview = await inTurn((project) => project.preview());
  const [first] = projects;
  if (first === undefined) throw new Error("There is no stack");
  const created = graph.numbers().length;
  await first.declare([...numbersToDeclare(created / projects.length), ...numbersToDeclare(1, created)]);
  return {
    ...{ upMs: up.result, refreshMs: refresh.result, previewMs: preview.result, oneMoreMs: await first.up() },
    ...{ upRequests: up.all, refreshRequests: refresh.all },
  };
}

/** @param {readonly Project[]} projects */
async function measureAtOnce(projects) {
  const started = performance.now();
  await Promise.all(projects.map((project) => project.up()));
  return performance.now() - started;
}
