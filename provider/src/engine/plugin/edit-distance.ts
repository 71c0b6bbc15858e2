/**
 * The least number of letters to insert, delete or replace between two texts. Not the package leven, because ten lines are not
 * worth one more package in the bundle.
 */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const letter of one) {
    const above = row;
    row = [(above[0] ?? 0) + 1];
    for (const [at, otherLetter] of Array.from(other).entries()) {
      const replaced = (above[at] ?? 0) + (letter === otherLetter ? 0 : 1);
      row.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
