import type { SeenByAreas } from "../areas";
import type { World } from "../world";
import { displayNumber } from "./phone";
import type { NumberRecord } from "./record";

/** A number as programs see it. */
export interface SimulatedNumber extends SeenByAreas {
  readonly id: string;
  readonly accountId: string;
  readonly cc: string;
  /** National digits. */
  readonly phoneNumber: string;
  readonly displayPhoneNumber: string;
}

export function simulatedNumber(number: NumberRecord, { areas, modes }: World): SimulatedNumber {
  const { id, accountId, cc, phoneNumber } = number;
  const displayPhoneNumber = displayNumber(number, modes.displayRewriting);
  const seen = Object.assign({}, ...areas.map((area) => area.seen?.(number))) as SeenByAreas;
  return { id, accountId, cc, phoneNumber, displayPhoneNumber, ...seen };
}
