import type { World } from "../world";
import type { NumberRecord } from "./record";

/** Whether it is still a number of its account, and not only a readable entry of a former one. */
export function isLiving({ status }: Pick<NumberRecord, "status">): boolean {
  return status !== "DELETED" && status !== "MIGRATED";
}

/**
 * A number leaves its account. Its entry disappears, or stays readable with a status that says so. If it has stayed already, it
 * disappears for good.
 */
export function leave(world: World, number: NumberRecord, status: "DELETED" | "MIGRATED"): void {
  const { areas, modes, store } = world;
  const living = isLiving(number);
  if (living) for (const area of areas) area.left?.(number, status, world);
  if (living && modes.of(number.accountId).removedNumbers === "kept") store.change(number, { status });
  else store.remove(number.id);
}
