import { unendingPaging } from "../../graph/paging";
import type { Call } from "../../layers/call";

interface Listing {
  readonly data: readonly unknown[];
  readonly paging?: unknown;
}

/** The listing with the damage of a fault. */
export function spoiled({ effects, parameters, address }: Call, { data, paging }: Listing): Listing {
  const odd = effects.find((effect) => effect.kind === "oddListing");
  if (odd === undefined) return { data, paging };
  const links = odd.pages === undefined ? paging : unendingPaging(parameters, address, odd.pages);
  return { data: [...odd.add, ...data], paging: odd.paging === undefined ? links : odd.paging };
}
