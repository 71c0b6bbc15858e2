import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { inFormOfToday } from "../../account/spellings";

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
 * Why the number cannot be one of the dial code.
 *
 * Possible digits are accepted even if no operator has them yet, because the library may be older than the number: unless they can be
 * read as a number that is in use, with its dial code or a 0 in front. Advice is stricter, because a possible number may be somebody
 * else's: the reason has a number only if it is the only one in use among all readings, or has the digits that were written.
 *
 * @param cc `undefined` if it is not known, or wrong itself
 */
export function numberProblem(cc: string | undefined, phoneNumber: string): string | undefined {
  if (!/^\d+$/.test(phoneNumber)) return writingProblem(cc, phoneNumber);
  if (cc === undefined || isAccepted(cc, phoneNumber)) return undefined;
  const [right, ...others] = inUse(cc, phoneNumber);
  if (right === undefined || others.length > 0) {
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
  if (cc === undefined) return undefined;
  // Only spellings of the same number. Any other reading would declare a number that Meta does not show.
  const phoneNumber = [digits, inFormOfToday(digits)]
    .map((spelling) => spelling.slice(cc.length))
    .find((national) => isAccepted(cc, national));
  return phoneNumber === undefined ? undefined : { cc, phoneNumber };
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
  if (plain.startsWith("+") && !plain.startsWith(`+${cc}`)) return undefined;
  const digits = plain.startsWith("+") ? plain.slice(1 + cc.length) : plain;
  const [right, ...others] = inUse(cc, digits);
  if (right !== undefined) return others.length === 0 ? right : undefined;
  // Not in use, for example a fictional number: certain only if nothing in front may be dropped.
  const isPlain = !digits.startsWith("0") && !digits.startsWith(cc);
  return isPlain && isAccepted(cc, digits) ? digits : undefined;
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

function isAccepted(cc: string, digits: string): boolean {
  const is = standing(cc, digits);
  return is === "in use" || (is === "possible" && inUse(cc, digits).length === 0);
}

/** All numbers in use that the digits may mean, each in one spelling: the one that is nearest to the digits. */
function inUse(cc: string, digits: string): string[] {
  const spellings = new Map<string, string>();
  for (const reading of readingsOf(cc, digits)) {
    const number = inFormOfToday(cc + reading);
    if (!spellings.has(number) && standing(cc, reading) === "in use") spellings.set(number, reading);
  }
  return [...spellings.values()];
}

/** The digits themselves, without a dial code in front, as dialled inside the country, and in the form of today: nearest first. */
function readingsOf(cc: string, digits: string): string[] {
  const once = withoutDialCode(cc, digits);
  const twice = once.flatMap((rest) => withoutDialCode(cc, rest));
  const national = [digits, ...once, ...twice].flatMap((rest) => [rest, ...withoutTrunkPrefix(cc, rest)]);
  return [...national, ...national.map((rest) => inFormOfToday(cc + rest).slice(cc.length))];
}

/** Dialled before the dial code: 00 in most countries, 001 in parts of Asia, 0011 in Australia, 010 in Japan, 011 in America, 810 in Russia. */
const CALLS_ABROAD = ["", "00", "001", "0011", "010", "011", "810"];

const withoutDialCode = (cc: string, digits: string): string[] =>
  CALLS_ABROAD.map((front) => front + cc)
    .filter((front) => digits.startsWith(front))
    .map((front) => digits.slice(front.length));

/** Dialled before the area code: inside Mexico until 2019, and inside Brazil with the two digits of a carrier. */
const TRUNK_PREFIXES: Readonly<Record<string, RegExp>> = {
  "52": /^(?:01|044|045)/,
  "55": /^0\d\d(?=\d{10,11}$)/,
};

function withoutTrunkPrefix(cc: string, digits: string): string[] {
  // No number that is dialled inside a country begins like a call from abroad.
  if (digits.startsWith("00")) return [];
  if (cc === "54") return argentineMobiles(digits);
  const whole = parsed(cc, digits);
  // The library also drops a carrier's code, which may be digits of a mistyped number.
  const national = whole?.carrierCode === undefined ? whole?.nationalNumber : undefined;
  return [
    digits.replace(/^0/, ""),
    digits.replace(TRUNK_PREFIXES[cc] ?? "", ""),
    ...(national !== undefined && digits.endsWith(national) ? [national] : []),
  ];
}

/** Inside Argentina 15 stands behind the area code of a mobile number, and a 0 may stand before it. Abroad it is a 9 before the area code. */
function argentineMobiles(digits: string): string[] {
  const national = digits.replace(/^0/, "");
  if (!/^\d{12}$/.test(national)) return [national];
  return [2, 3, 4]
    .filter((area) => national.startsWith("15", area))
    .map((area) => `9${national.slice(0, area)}${national.slice(area + 2)}`);
}

/** Of the digits as they are. A former form stands like the form of today, if the number only got longer since. */
function standing(cc: string, digits: string): "in use" | "possible" | undefined {
  // Inside Argentina 15 stands for a mobile number of the caller's own area, which is not told.
  if (cc === "54" && /^15\d{8}$/.test(digits)) return undefined;
  const whole = parsed(cc, digits);
  const isPossible = whole?.isPossible() === true;
  if (isPossible && whole.nationalNumber !== digits) return undefined;
  if (isPossible && whole.isValid()) return "in use";
  const today = inFormOfToday(cc + digits).slice(cc.length);
  const ofToday = today.length > digits.length ? standing(cc, today) : undefined;
  return ofToday ?? (isPossible ? "possible" : undefined);
}

const parsed = (cc: string, digits: string) => parsePhoneNumberFromString(`+${cc}${digits}`);

function dialCodeOf(digits: string): string | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => DIAL_CODES.has(code));
}
