import type { Modes } from "../modes";
import type { Store } from "../state/store";
import type { NumberRecord } from "./record";

/** Whether it is still a number of its account, and not only an entry that is read after it left. */
export function isLiving({ status }: Pick<NumberRecord, "status">): boolean {
  return status !== "DELETED" && status !== "MIGRATED";
}

/** A number leaves its account. Its entry goes, or stays for readers with a status that says so; one that has stayed goes for good. */
export function leave(
  { store, modes }: { readonly store: Store; readonly modes: Modes },
  number: NumberRecord,
  status: "DELETED" | "MIGRATED",
): void {
  if (isLiving(number) && modes.of(number.accountId).removedNumbers === "kept")
    store.change(number, { status });
  else store.remove(number.id);
}
