// @ts-check
// The lines of a terminal, ready for a picture. They lose nothing but durations and whole blocks, which become a line "…".
import { FOREGROUND, GREY } from "./colours.mjs";
import { settled } from "./table.mjs";
import { textOf } from "./text-of.mjs";

/** @typedef {import("./text-of.mjs").Line} Line */

const COLUMNS = 92;
/** @type {Line} */
const BLANK = [];

/**
 * @param {string} command
 * @returns {Line}
 */
export const prompt = (command) => [...styled("$ ", GREY), ...styled(command, FOREGROUND, true)];

/**
 * The lines without durations, wrapped between words. Of the blocks between blank lines, those are shown that start with these
 * texts, one for each text.
 * @param {Line[]} lines
 * @param {string[]} [starts] all blocks, if left out
 */
export function shownLines(lines, starts) {
  const blocks = blocksOf(lines).filter((block) => !startsWith(block, "Duration:"));
  const shown = starts === undefined ? blocks : blocksThatStartWith(starts, blocks);
  return blocks
    .flatMap((block, at) => {
      const [isShown, wasShown] = [shown.includes(block), at > 0 && shown.includes(blocks[at - 1] ?? [])];
      if (!isShown) return wasShown || at === 0 ? [styled("…", GREY)] : [];
      return [...(wasShown ? [BLANK] : []), ...settled(block)];
    })
    .flatMap(wrapped);
}

/** @param {Line[]} lines */
function blocksOf(lines) {
  /** @type {Line[][]} */
  const blocks = [[]];
  for (const line of lines) {
    if (line.length > 0) blocks.at(-1)?.push(line);
    else blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

/**
 * @param {string[]} starts
 * @param {Line[][]} blocks
 */
function blocksThatStartWith(starts, blocks) {
  const rest = [...starts];
  const found = blocks.filter((block) => {
    const isNext = rest[0] !== undefined && startsWith(block, rest[0]);
    if (isNext) rest.shift();
    return isNext;
  });
  if (rest.length > 0) throw new Error(`No block starts with "${rest[0]}"`);
  return found;
}

/**
 * @param {Line[]} block
 * @param {string} start
 */
const startsWith = ([first = []], start) => textOf(first).startsWith(start);

/**
 * Between words, and indented. A terminal itself breaks words.
 * @param {Line} line
 * @returns {Line[]}
 */
function wrapped(line) {
  if (line.length <= COLUMNS) return [line];
  const text = textOf(line);
  const indent = text.search(/\S/);
  const end = text.lastIndexOf(" ", COLUMNS);
  if (end <= indent) throw new Error(`No space to wrap at: ${text}`);
  return [line.slice(0, end), ...wrapped([...line.slice(0, indent), ...line.slice(end + 1)])];
}

/**
 * @param {string} text
 * @param {string} colour
 * @returns {Line}
 */
const styled = (text, colour, bold = false) => Array.from(text, (character) => ({ character, colour, bold }));
