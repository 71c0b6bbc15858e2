import { parsePhoneNumberFromString } from "libphonenumber-js";
import { invalidParameter } from "../graph/error";
import { rewrittenDigits } from "./rewriting";

export interface Phone {
  cc: string;
  /** National digits. */
  phoneNumber: string;
}

/**
 * The number in `cc` and `phone_number`. Meta's guides disagree on whether the second has the dial code, so it may. Its first
 * digits count as the dial code only if the rest is a possible number and the whole is not.
 */
export function phoneOf(cc: string, phoneNumber: string): Phone {
  const code = cc.replace(/^\+/, "");
  if (!/^[1-9]\d{0,2}$/.test(code)) {
    throw invalidParameter(
      `Parameter cc must be a country dial code such as 1 or 44, not ${JSON.stringify(cc)}.`,
    );
  }
  const digits = phoneNumber.replace(/[\s().-]/g, "");
  if (!/^\+?\d{3,17}$/.test(digits)) {
    throw invalidParameter(
      `Parameter phone_number must be the digits of a number, not ${JSON.stringify(phoneNumber)}.`,
    );
  }
  const bare = digits.replace(/^\+/, "");
  const readings = [
    ...(digits.startsWith("+") ? [] : [bare]),
    ...(bare.startsWith(code) ? [bare.slice(code.length)] : []),
  ];
  const phone = readings.find((national) => isPossible(code, national));
  if (phone === undefined) {
    throw invalidParameter(`Parameter phone_number: +${code} ${phoneNumber} is not a possible phone number.`);
  }
  return { cc: code, phoneNumber: phone };
}

function isPossible(cc: string, national: string): boolean {
  const parsed = parsePhoneNumberFromString(`+${cc}${national}`);
  // A leading zero is a trunk prefix in most countries, and the library would drop it. Then this is not the national number.
  return parsed?.countryCallingCode === cc && parsed.isPossible() && parsed.nationalNumber === national;
}

/** The number as Meta shows it. `rewriting` makes it differ from the client's digits, as Meta does for Brazil and Mexico. */
export function displayNumber({ cc, phoneNumber }: Phone, rewriting: boolean): string {
  const digits = cc + phoneNumber;
  const shown = `+${rewriting ? rewrittenDigits(digits) : digits}`;
  return (parsePhoneNumberFromString(shown)?.formatInternational() ?? shown)
    .replace(/^\+1 (\d{3}) (\d{3}) (\d{4})$/, "+1 $1-$2-$3")
    .replace(/^\+55 (\d\d)(\d{4})(\d{4})$/, "+55 $1 $2 $3")
    .replace(/^\+52 1(\d\d)(\d{4})(\d{4})$/, "+52 1 $1 $2 $3");
}

/** Equal for two spellings of one number. */
export function identity({ cc, phoneNumber }: Phone): string {
  return rewrittenDigits(cc + phoneNumber);
}
