// @ts-check
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";

/**
 * A large stack, measured once, with the checkpoints of the engine: it writes the whole state again at every step.
 * @typedef {{ program: "whatsapp" | "plugin", numbers: number }} LargeStack
 *
 * @typedef {LargeStack & Record<"upMs" | "refreshMs" | "previewMs" | "oneMoreMs" | "stateBytes", number>} Large
 */

/**
 * 1,000 and 5,000 numbers, if 200 is the size of the others. 5,000 only with the class, because their creation takes most of the
 * run, and longer with the plugin, whose entries are larger.
 * @param {number} numbers
 * @returns {LargeStack[]}
 */
export function largeStacks(numbers) {
  return [
    { program: "whatsapp", numbers: 5 * numbers },
    { program: "plugin", numbers: 5 * numbers },
    { program: "whatsapp", numbers: 25 * numbers },
  ];
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {{ numbers: number, log: (line: string) => void }} options
 */
export async function measureLarge(engine, { numbers, log }) {
  const measured = [];
  for (const stack of largeStacks(numbers)) {
    log(`large: ${stack.numbers} numbers, ${stack.program}`);
    measured.push({ ...stack, ...(await measureStack(engine, stack)) });
  }
  return measured;
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {LargeStack} stack
 */
function measureStack(engine, { program, numbers }) {
  return withStack(engine, program, numbersToDeclare(numbers), async ({ project }) => {
    const upMs = await project.up();
    const stateBytes = Buffer.byteLength(await project.state());
    const refreshMs = await project.refresh();
    const previewMs = await project.preview();
    await project.declare(numbersToDeclare(numbers + 1));
    return { upMs, stateBytes, refreshMs, previewMs, oneMoreMs: await project.up() };
  });
}
