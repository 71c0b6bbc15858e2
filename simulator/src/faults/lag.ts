import type { Clock } from "../clock";
import type { Effect } from "./fault";

type LagEffect = Extract<Effect, { kind: "lag" }>;
interface Hidden {
  looks: number | "always";
  readonly until: number;
}

/** The time for which each new number is still missing from reads. In memory only, so after a restart all numbers are visible. */
export class Lag {
  private readonly hidden = new Map<string, { node: Hidden; listing: Hidden }>();

  constructor(private readonly clock: Clock) {}

  hide(id: string, { node, nodeMs, listing, listingMs }: LagEffect): void {
    const now = this.clock.now();
    this.hidden.set(id, {
      node: { looks: node, until: now + nodeMs },
      listing: { looks: listing, until: now + listingMs },
    });
  }

  /** Whether this one read misses the number. It uses up one miss. */
  hides(id: string, from: "node" | "listing"): boolean {
    const hidden = this.hidden.get(id)?.[from];
    if (hidden === undefined) return false;
    if (hidden.looks === 0) return this.clock.now() < hidden.until;
    if (hidden.looks !== "always") hidden.looks--;
    return true;
  }
}
