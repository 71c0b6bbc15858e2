// @ts-check
import { numbersToDeclare } from "./numbers.mjs";
import { withStack } from "./project.mjs";

/**
 * A large stack, measured once, with the checkpoints of the engine: it writes the whole state again at every step.
 * @typedef {{ program: "whatsapp" | "plugin", numbers: number, more: number }} LargeStack
 *
 * `moreMs` creates further numbers, and `oneMoreMs` a single one.
 * @typedef {LargeStack & Record<"moreMs" | "oneMoreMs" | "refreshMs" | "previewMs" | "stateBytes", number>} Large
 */

/**
 * 200, 1,000 and 5,000 numbers, if 200 is the size of the others, and 100 more.
 * @param {number} numbers
 * @returns {LargeStack[]}
 */
function largeStacks(numbers) {
  const more = Math.round(numbers / 2);
  return [numbers, 5 * numbers, 25 * numbers].flatMap((size) => [
    { program: "whatsapp", numbers: size, more },
    { program: "plugin", numbers: size, more },
  ]);
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
function measureStack(engine, { program, numbers, more }) {
  return withStack(engine, program, numbersToDeclare(numbers), async ({ project }) => {
    // Not measured: with checkpoints, the first 5,000 would take most of the whole run.
    project.set({ PULUMI_SKIP_CHECKPOINTS: "true" });
    await project.up();
    project.set({ PULUMI_SKIP_CHECKPOINTS: "false" });
    const stateBytes = Buffer.byteLength(await project.state());
    const refreshMs = await project.refresh();
    const previewMs = await project.preview();
    await project.declare(numbersToDeclare(numbers + 1));
    const oneMoreMs = await project.up();
    await project.declare(numbersToDeclare(numbers + 1 + more));
    return { stateBytes, refreshMs, previewMs, oneMoreMs, moreMs: await project.up() };
  });
}
