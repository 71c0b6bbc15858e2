import { isDialCode, parsePhoneNumber } from "./numbering-plans";
import { inFormOfToday } from "./spellings";

/** The dial code that the digits begin with. */
export function dialCodeOf(digits: string): string | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => isDialCode(code));
}

/** The dial code and the number in Meta's text, in a form that a program can declare. */
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

/** Check and create ask about the same digits. */
const ACCEPTED = new Map<string, boolean>();

/** Whether a program may declare the digits. Possible digits are enough, because the number may be newer than the library. */
export function isAccepted(cc: string, digits: string): boolean {
  const number = `${cc} ${digits}`;
  const known = ACCEPTED.get(number);
  if (known !== undefined) return known;
  const is = standing(cc, digits);
  const accepted = is === "in use" || (is === "possible" && inUse(cc, digits).length === 0);
  ACCEPTED.set(number, accepted);
  return accepted;
}

/** All numbers in use that the digits may mean, each in one spelling: the nearest to the digits. */
export function inUse(cc: string, digits: string): string[] {
  const spellings = new Map<string, string>();
  for (const reading of new Set(readingsOf(cc, digits))) {
    const number = inFormOfToday(cc + reading);
    if (!spellings.has(number) && standing(cc, reading) === "in use") spellings.set(number, reading);
  }
  return [...spellings.values()];
}

/** Nearest first: the digits themselves, without a dial code, as dialled inside the country, and in the present form. */
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

/** Of the digits as they are. A former form may be in the place of the present one, if the number only got longer. */
function standing(cc: string, digits: string): "in use" | "possible" | undefined {
  // Inside Argentina 15 stands for a mobile number of the caller's own area, which the digits do not show.
  if (cc === "54" && /^15\d{8}$/.test(digits)) return undefined;
  const whole = parsed(cc, digits);
  const isPossible = whole?.isPossible() === true;
  if (isPossible && whole.nationalNumber !== digits) return undefined;
  if (isPossible && whole.isValid()) return "in use";
  const today = inFormOfToday(cc + digits).slice(cc.length);
  const ofToday = today.length > digits.length ? standing(cc, today) : undefined;
  return ofToday ?? (isPossible ? "possible" : undefined);
}

const parsed = (cc: string, digits: string) => parsePhoneNumber(`+${cc}${digits}`);
