import type { NumberRecord } from "../../nodes/record";

/** A code as its receiver sees it, because an SMS has a dash in the middle. */
export function asSent({ code, method }: NonNullable<NumberRecord["sentCode"]>): string {
  return method === "SMS" ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}
