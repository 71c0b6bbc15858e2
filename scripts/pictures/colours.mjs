// @ts-check

export const BACKGROUND = "#0d1117";
export const FOREGROUND = "#e6edf3";
export const GREY = "#8b949e";

const [red, green, yellow] = ["#ff7b72", "#7ee787", "#e3b341"];
const [blue, magenta, cyan] = ["#79c0ff", "#d2a8ff", "#76e3ea"];
const PALETTE = [GREY, red, green, yellow, blue, magenta, cyan, FOREGROUND];

/**
 * The colour of a number in a terminal's palette, the same if it is bright. Each can be read on the dark background.
 * @param {number} number
 */
export function colourOf(number) {
  if (number >= 2 * PALETTE.length) throw new Error(`The pictures have no colour ${number} yet`);
  return PALETTE[number % PALETTE.length];
}
