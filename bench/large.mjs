// @ts-check
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";

/**
 * A large stack, measured once. Checkpoints are the engine's: it writes the whole state again at every step.
 * @typedef {{ program: "whatsapp" | "plugin", numbers: number, checkpoints: boolean }} LargeStack
 *
 * @typedef {LargeStack & Record<"upMs" | "refreshMs" | "previewMs" | "oneMoreMs" | "stateBytes", number>} Large
 */

/**
 * 1,000 numbers with checkpoints and 5,000 without, if 200 is the size of the others. With checkpoints, 5,000 take above 12
 * minutes with the class.
 * @param {number} numbers
 * @returns {LargeStack[]}
 */
export function largeStacks(numbers) {
  return [
    { program: "whatsapp", numbers: 5 * numbers, checkpoints: true },
    { program: "plugin", numbers: 5 * numbers, checkpoints: true },
    { program: "whatsapp", numbers: 25 * numbers, checkpoints: false },
    { program: "plugin", numbers: 25 * numbers, checkpoints: false },
  ];
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {{ numbers: number, log: (line: string) => void }} options
 */
export async function measureLarge(engine, { numbers, log }) {
  const measured = [];
  for (const stack of largeStacks(numbers)) {
    log(`large: ${stack.numbers} numbers, ${stack.program}${stack.checkpoints ? "" : ", checkpoints off"}`);
    measured.push({ ...stack, ...(await measureStack(engine, stack)) });
  }
  return measured;
}

/**
 * @param {import("./project.mjs").Engine} engine
 * @param {LargeStack} stack
 */
function measureStack(engine, { program, numbers, checkpoints }) {
  return withStack(engine, program, numbersToDeclare(numbers), async ({ project }) => {
    if (!checkpoints) project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
    const upMs = await project.up();
    const stateBytes = Buffer.byteLength(await project.state());
    const refreshMs = await project.refresh();
    const previewMs = await project.preview();
    await project.declare(numbersToDeclare(numbers + 1));
    return { upMs, stateBytes, refreshMs, previewMs, oneMoreMs: await project.up() };
  });
}
