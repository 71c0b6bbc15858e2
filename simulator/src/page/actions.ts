import type { Action } from "../areas/area";
import type { NumberRecord } from "../nodes/record";
import type { World } from "../world";

/** The actions that are possible now. Irreversible ones come last. */
export function actionsFor(number: NumberRecord, { areas }: World): Action[] {
  const possible = areas
    .flatMap((area) => area.page?.actions ?? [])
    .filter((action) => action.possible(number));
  return [...possible.filter(({ danger }) => !danger), ...possible.filter(({ danger }) => danger)];
}

export function findAction(name: string, number: NumberRecord, world: World): Action | undefined {
  return actionsFor(number, world).find((action) => action.name === name);
}
