// @ts-check
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

import { colourOf } from "./colours.mjs";
import { textOf } from "./text-of.mjs";

/** @typedef {import("./text-of.mjs").Line} Line */
/** @typedef {{ question: string, keys: () => string }} Answer */

/** So wide that the Pulumi CLI cuts no column off. The picture is narrower, and wraps between words. */
const SIZE = { cols: 200, rows: 100 };
const LONGEST_RUN_MS = 120_000;

/**
 * The lines that a terminal shows in the end, after a command of a shell in which somebody types the answers. Without a terminal,
 * the Pulumi CLI prints a resource again with each new fact, in a varying order.
 * @param {string} command
 * @param {{ cwd: string, env: Record<string, string>, answers: Answer[], code: number }} run the code is that with which it must end
 * @returns {Promise<Line[]>}
 */
export async function linesInTerminal(command, { cwd, env, answers, code }) {
  const terminal = new xterm.Terminal({ ...SIZE, allowProposedApi: true });
  const child = spawn("/bin/sh", ["-c", command], { ...SIZE, name: "xterm-256color", cwd, env });
  const tooLate = setTimeout(() => child.kill("SIGKILL"), LONGEST_RUN_MS);
  const open = [...answers];
  child.onData((data) => {
    terminal.write(data, () => {
      if (open[0] !== undefined && textOn(terminal).includes(open[0].question)) {
        child.write(open.shift()?.keys() ?? "");
      }
    });
  });
  /** @type {number} */
  const ended = await new Promise((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  clearTimeout(tooLate);
  await new Promise((resolve) => terminal.write("", () => resolve(undefined)));
  if (ended !== code || open.length > 0) {
    throw new Error(`"${command}" ended with ${ended} instead of ${code}, and showed:\n${textOn(terminal)}`);
  }
  return linesOn(terminal);
}

/** @param {xterm.Terminal} terminal */
const textOn = (terminal) => linesOn(terminal).map(textOf).join("\n").trimEnd();

/**
 * @param {xterm.Terminal} terminal
 * @returns {Line[]}
 */
function linesOn({ buffer: { active }, cols }) {
  /** @type {Line[]} */
  const lines = [];
  for (let row = 0; row < active.length; row++) {
    const shown = active.getLine(row);
    const cells = Array.from({ length: cols }, (_, column) => shown?.getCell(column)).map((cell) => ({
      // A cell that nothing was written to has no character.
      character: (cell?.getChars() ?? "").padEnd(1),
      colour: cell?.isFgPalette() ? colourOf(cell.getFgColor()) : undefined,
      bold: cell?.isBold() !== 0,
    }));
    if (shown?.isWrapped) lines.at(-1)?.push(...cells);
    else lines.push(cells);
  }
  return lines.map((cells) => cells.slice(0, cells.findLastIndex(({ character }) => character !== " ") + 1));
}
