import type { NumberRecord } from "../../nodes/record";

/** A code as its receiver gets it: an SMS writes a dash in its middle. */
export function asSent({ code, method }: NonNullable<NumberRecord["sentCode"]>): string {
  return method === "SMS" ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}
