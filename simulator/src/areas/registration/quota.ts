import { graphError } from "../../graph/error";
import { HOUR, inWords } from "../../limits/duration";
import { spend } from "../../limits/limit";
import type { NumberRecord } from "../../nodes/record";
import type { World } from "../../world";

const LIMIT = { most: 10, withinMs: 72 * HOUR, blockMs: 72 * HOUR };

/** Counts a call of one kind, refused ones too. Throws after ten in 72 hours, and for the next 72 hours. */
export function spendQuota(
  kind: "registerQuota" | "deregisterQuota",
  number: NumberRecord,
  { store, clock }: Pick<World, "store" | "clock">,
): void {
  const { used, refusedUntil } = spend(LIMIT, number[kind], clock.now());
  store.change(number, { [kind]: used });
  if (refusedUntil === undefined) return;
  throw graphError({
    code: 133016,
    message: "Account register or deregister rate limit exceeded",
    details: `This number was registered or deregistered too often: 10 times in 72 hours are allowed. Try again in ${inWords(refusedUntil - clock.now())}.`,
  });
}
