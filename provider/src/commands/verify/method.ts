import type { PhoneNumberType } from "libphonenumber-js/core";
import { parsePhoneNumber } from "../../account/numbering-plans";
import { inFormOfToday } from "../../account/spellings";

export type Method = "sms" | "voice";

export interface Choice {
  readonly method: Method;
  /** The reason, written after the number: "may be mobile". */
  readonly reason: string;
}

const KINDS: Readonly<Partial<Record<PhoneNumberType, string>>> = {
  FIXED_LINE: "is a fixed line",
  TOLL_FREE: "is a toll-free number",
  VOIP: "is a VoIP number",
};

/** The way in which a code can reach the number, because Meta's SMS reach mobile numbers only. */
export function chooseMethod(digits: string): Choice {
  // A former spelling has no type.
  const type = typeOf(digits) ?? typeOf(inFormOfToday(digits));
  if (type === undefined) return { method: "sms", reason: "is of an unknown type" };
  if (type === "MOBILE") return { method: "sms", reason: "is mobile" };
  if (type === "FIXED_LINE_OR_MOBILE") return { method: "sms", reason: "may be mobile" };
  return { method: "voice", reason: KINDS[type] ?? "is not mobile" };
}

const typeOf = (digits: string) => parsePhoneNumber(`+${digits}`)?.getType();
