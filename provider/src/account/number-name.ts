import type { GraphNumber } from "./graph-number";

/** How messages name a number with few known facts: `+1 202-555-0123 (id 300000000000003)`. */
export const numberName = (id: string, number?: Pick<GraphNumber, "display_phone_number">): string =>
  number?.display_phone_number === undefined || number.display_phone_number === null
    ? `the number with id ${id}`
    : `${number.display_phone_number} (id ${id})`;
