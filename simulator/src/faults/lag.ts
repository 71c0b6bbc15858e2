/** How often each new number will still be missing from reads. Kept in memory only: a restart makes all visible. */
export class Lag {
  private readonly left = new Map<string, { node: number; listing: number }>();

  hide(id: string, reads: { node: number; listing: number }): void {
    this.left.set(id, { ...reads });
  }

  /** Whether this one read misses the number. Uses up one. */
  hides(id: string, from: "node" | "listing"): boolean {
    const left = this.left.get(id);
    if (left === undefined || left[from] === 0) return false;
    left[from]--;
    return true;
  }
}
