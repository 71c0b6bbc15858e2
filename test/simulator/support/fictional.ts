/** A number in the range that is kept free for fiction, 555-01xx, another for each index up to 70,000. */
export function fictional(index: number): string {
  return `${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`;
}
