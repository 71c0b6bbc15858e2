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

export function simulatedNumber(number: NumberRecord, world: World): SimulatedNumber {
  const { id, accountId, cc, phoneNumber } = number;
  const displayPhoneNumber = displayNumber(number, world.modes.displayRewriting);
  const seen = Object.assign({}, ...world.areas.map((area) => area.seen?.(number, world))) as SeenByAreas;
  return { id, accountId, cc, phoneNumber, displayPhoneNumber, ...seen };
}
