// @ts-check

/** @param {readonly number[]} values */
export function median(values) {
  if (values.length === 0) throw new Error("There is no median of nothing");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (Number(sorted[Math.ceil(middle) - 1]) + Number(sorted[Math.floor(middle)])) / 2;
}

/**
 * The median of each round's quotient: a drift from round to round, such as the load of the machine, cancels out.
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export function medianRatio(ours, theirs) {
  if (ours.length !== theirs.length) throw new Error("Both must have been measured in each round");
  return median(ours.map((value, round) => value / Number(theirs[round])));
}

/**
 * The items, another one first in each round.
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} round
 */
export function rotated(items, round) {
  const first = round % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
