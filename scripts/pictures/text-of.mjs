// @ts-check

/** @typedef {{ character: string, colour: string | undefined, bold: boolean }} Cell */
/** @typedef {Cell[]} Line */

/** @param {Line} line */
export const textOf = (line) => line.map(({ character }) => character).join("");
