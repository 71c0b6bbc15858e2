import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Codes of services that belong to no country: the library has their numbers, but lists countries only. */
const WITHOUT_COUNTRY = ["800", "808", "870", "878", "881", "882", "883", "888", "979"];

const DIAL_CODES: ReadonlySet<string> = new Set<string>([
  ...getCountries().map((country) => getCountryCallingCode(country)),
  ...WITHOUT_COUNTRY,
]);

/** Why `cc` is no dial code, with the value to write where it can be known. */
export function dialCodeProblem(cc: string): string | undefined {
  const digits = cc.replace(/\D/g, "");
  if (digits !== cc) {
    return DIAL_CODES.has(digits)
      ? `write ${digits}, digits only, without a plus sign: cc: "${digits}"`
      : 'write the dial code, 1 to 3 digits, for example "1"';
  }
  if (DIAL_CODES.has(cc)) return undefined;
  const front = [1, 2, 3].map((length) => cc.slice(0, length)).find((code) => DIAL_CODES.has(code));
  if (cc.length > 3 && front !== undefined) {
    return `is longer than a dial code: write "${front}", and the rest in front of phoneNumber`;
  }
  return 'is not a dial code that any country uses: write 1 to 3 digits, for example "1" or "44"';
}

/** Why `phoneNumber` cannot be sent whatever its dial code is. */
export function digitsProblem(phoneNumber: string): string | undefined {
  if (/^\d+$/.test(phoneNumber)) return undefined;
  // An international number names its dial code itself: what to write is the rest.
  const international = parsePhoneNumberFromString(phoneNumber.trim())?.nationalNumber;
  const digits = international ?? phoneNumber.replace(/\D/g, "");
  return digits === ""
    ? 'has no digits: write the number without its dial code, for example "2025550123"'
    : `write "${digits}": digits only, without spaces or signs, and without the dial code`;
}

/** Why the number cannot be one of that dial code, with the number to write where it can be known. */
export function numberProblem(cc: string, phoneNumber: string): string | undefined {
  const whole = parsePhoneNumberFromString(`+${cc}${phoneNumber}`);
  if (whole?.isPossible() === true) {
    // A digit in front that is not part of the number (the 1 of 1 202..., the 0 of 0791...) is stripped by the parser.
    return whole.nationalNumber === phoneNumber ? undefined : repeated(cc, phoneNumber, whole.nationalNumber);
  }
  const rest = phoneNumber.startsWith(cc) ? phoneNumber.slice(cc.length) : undefined;
  if (rest !== undefined && parsePhoneNumberFromString(`+${cc}${rest}`)?.isPossible() === true) {
    return repeated(cc, phoneNumber, rest);
  }
  return `has ${phoneNumber.length} digits, which no number with the dial code ${cc} has: write the whole number without its dial code`;
}

function repeated(cc: string, phoneNumber: string, right: string): string {
  return phoneNumber === cc + right
    ? `write "${right}": the dial code ${cc} is in cc already and must not be repeated`
    : `write "${right}": the digits in front of it are dialled inside the country only`;
}
