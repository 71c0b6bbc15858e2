import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { inFormOfToday } from "./spellings";

/** Codes of services that belong to no country: the library has their numbers, but lists countries only. */
const WITHOUT_COUNTRY = ["800", "808", "870", "878", "881", "882", "883", "888", "979"];

const DIAL_CODES: ReadonlySet<string> = new Set<string>([
  ...getCountries().map((country) => getCountryCallingCode(country)),
  ...WITHOUT_COUNTRY,
]);

/** Why `cc` is no dial code, with the value to write where it is certain. */
export function dialCodeProblem(cc: string): string | undefined {
  if (DIAL_CODES.has(cc)) return undefined;
  if (!/^\d+$/.test(cc)) {
    const digits = withoutPunctuation(cc)?.replace(/^\+/, "");
    return digits !== undefined && DIAL_CODES.has(digits)
      ? `write ${digits}, digits only, without a plus sign: cc: "${digits}"`
      : 'write the dial code, 1 to 3 digits, for example "1"';
  }
  const front = dialCodeOf(cc);
  if (cc.length > 3 && front !== undefined) {
    return `is longer than a dial code: write "${front}", and the rest in front of phoneNumber`;
  }
  return 'is not a dial code that any country uses: write 1 to 3 digits, for example "1" or "44"';
}

/**
 * Why the number cannot be one of the dial code. The reason has the number to write only if no other can be meant: a number that is
 * merely possible may be somebody else's.
 *
 * @param cc `undefined` if it is not known, or wrong itself
 */
export function numberProblem(cc: string | undefined, phoneNumber: string): string | undefined {
  if (!/^\d+$/.test(phoneNumber)) return writingProblem(cc, phoneNumber);
  if (cc === undefined || isNumberOf(cc, phoneNumber)) return undefined;
  const right = meant(cc, phoneNumber);
  if (right === undefined) {
    return `has ${phoneNumber.length} digits, but no number with the dial code ${cc} is written like that: write the whole number without its dial code`;
  }
  if (phoneNumber === cc + right) {
    return `write "${right}": the dial code ${cc} is in cc already and must not be repeated`;
  }
  return phoneNumber.length > right.length
    ? `write "${right}": the number as it is dialled from abroad, without the dial code`
    : `write "${right}": the whole number, with its area code`;
}

/** The dial code and the number of a text that Meta shows, in a form that this check accepts. */
export function declarable(shown: string): { cc: string; phoneNumber: string } | undefined {
  const digits = shown.replace(/\D/g, "");
  const cc = dialCodeOf(digits);
  const phoneNumber = cc === undefined ? undefined : meant(cc, digits.slice(cc.length));
  return cc === undefined || phoneNumber === undefined ? undefined : { cc, phoneNumber };
}

function writingProblem(cc: string | undefined, phoneNumber: string): string {
  if (!/\d/.test(phoneNumber)) return "has no digits: write the number in digits, without its dial code";
  const plain = withoutPunctuation(phoneNumber);
  const right = plain === undefined || cc === undefined ? undefined : meantInWriting(cc, plain);
  return right === undefined
    ? "write digits only: without spaces, signs or an extension, and without the dial code"
    : `write "${right}": digits only, without spaces or signs, and without the dial code`;
}

/** @param plain digits, perhaps with a plus sign in front */
function meantInWriting(cc: string, plain: string): string | undefined {
  if (plain.startsWith("+"))
    return plain.startsWith(`+${cc}`) ? meant(cc, plain.slice(1 + cc.length)) : undefined;
  const rest = plain.startsWith(cc) ? meant(cc, plain.slice(cc.length)) : undefined;
  if (rest === undefined || !isNumberOf(cc, plain)) return meant(cc, plain);
  // The first digits may be the dial code, or belong to the number.
  const assigned = [plain, rest].filter((digits) => parsed(cc, digits)?.isValid());
  return assigned.length === 1 ? assigned[0] : undefined;
}

/** The digits, and a plus sign in front. `undefined` if there is anything that could mean something: letters, an extension, two numbers. */
function withoutPunctuation(text: string): string | undefined {
  const plain = text
    .trim()
    // An area code or a 0. In brackets behind the number it would be an extension.
    .replace(/^(\+?[\d ]*)\((\d+)\)(?=.*\d)/, "$1$2")
    .replace(/[\p{Zs}\p{Cf}\p{Dash}\t.]/gu, "");
  return /^\+?\d+$/.test(plain) ? plain : undefined;
}

/** The number of that dial code which somebody wrote like this, if it can be only one. */
function meant(cc: string, digits: string): string | undefined {
  if (isNumberOf(cc, digits)) return digits;
  const readings = readingsOf(cc, digits).flatMap((reading) => {
    if (isNumberOf(cc, reading)) return [reading];
    const right = reading.length < digits.length ? meant(cc, reading) : undefined;
    return right === undefined ? [] : [right];
  });
  const different = new Set(readings);
  return different.size === 1 ? readings[0] : undefined;
}

/** The number with its dial code repeated, as it is dialled inside the country, or in a former form. */
function readingsOf(cc: string, digits: string): string[] {
  // No number that is dialled inside a country begins like a call from abroad.
  if (digits.startsWith(`00${cc}`)) return [digits.slice(2 + cc.length)];
  const readings = [cc, ...(MEXICAN_PREFIXES[cc] ?? [])]
    .filter((front) => digits.startsWith(front))
    .map((front) => digits.slice(front.length));
  if (cc === "54") return [...readings, ...argentineMobiles(digits)];
  const whole = parsed(cc, digits);
  if (whole?.isPossible() === true) readings.push(whole.nationalNumber);
  return [...readings, inFormOfToday(cc + digits).slice(cc.length)];
}

/** Dialled inside Mexico until 2019. */
const MEXICAN_PREFIXES: Readonly<Record<string, readonly string[]>> = { "52": ["01", "044", "045"] };

/** Inside Argentina 15 stands behind the area code of a mobile number, and a 0 may stand before it. Abroad it is a 9 before the area code. */
function argentineMobiles(digits: string): string[] {
  const national = digits.replace(/^0/, "");
  if (!/^\d{12}$/.test(national)) return [national];
  return [2, 3, 4]
    .filter((area) => national.startsWith("15", area))
    .map((area) => `9${national.slice(0, area)}${national.slice(area + 2)}`)
    .filter((mobile) => parsed("54", mobile)?.isValid());
}

/** Whether the digits are a number of the dial code as they are. A former form is one if the number only got longer since. */
function isNumberOf(cc: string, digits: string): boolean {
  // Inside Argentina 15 stands for a mobile number of the caller's own area, which is not told.
  if (cc === "54" && /^15\d{8}$/.test(digits)) return false;
  const whole = parsed(cc, digits);
  if (whole?.isPossible() === true) return whole.nationalNumber === digits;
  const today = inFormOfToday(cc + digits).slice(cc.length);
  return today.length > digits.length && isNumberOf(cc, today);
}

const parsed = (cc: string, digits: string) => parsePhoneNumberFromString(`+${cc}${digits}`);

function dialCodeOf(digits: string): string | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => DIAL_CODES.has(code));
}
