import fc from "fast-check";
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
  type Examples,
} from "libphonenumber-js/max";
import { inFormOfToday } from "./spellings";

const examples = jest.requireActual<Examples>("libphonenumber-js/mobile/examples");

/** Former and present form of one number, with the dial code in front. */
const RENUMBERED: [country: string, former: string, today: string][] = [
  ["Mexico", "521 55 5555 0123", "52 55 5555 0123"],
  ["Argentina", "54 11 2345 6789", "54 9 11 2345 6789"],
  ["Argentina", "54 2234 12 3456", "54 9 2234 12 3456"],
  ["Brazil", "55 11 6123 4567", "55 11 96123 4567"],
  ["Colombia", "57 1 2345678", "57 601 2345678"],
  ["Colombia", "57 4 2345678", "57 604 2345678"],
  ["Vietnam", "84 120 1234567", "84 70 1234567"],
  ["Vietnam", "84 127 1234567", "84 81 1234567"],
  ["Vietnam", "84 169 1234567", "84 39 1234567"],
  ["Vietnam", "84 199 1234567", "84 59 1234567"],
  ["Ivory Coast, Moov", "225 40 12 34 56", "225 01 40 12 34 56"],
  ["Ivory Coast, MTN", "225 05 12 34 56", "225 05 05 12 34 56"],
  ["Ivory Coast, Orange", "225 07 12 34 56", "225 07 07 12 34 56"],
  ["Ivory Coast, fixed line of Moov", "225 20 80 12 34", "225 21 20 80 12 34"],
  ["Ivory Coast, fixed line of MTN", "225 20 00 12 34", "225 25 20 00 12 34"],
  ["Ivory Coast, fixed line of Orange", "225 20 21 23 45", "225 27 20 21 23 45"],
  ["Benin", "229 97 12 34 56", "229 01 97 12 34 56"],
  ["Gabon", "241 07 12 34 56", "241 77 12 34 56"],
  ["Gabon, without the zero", "241 5 12 34 56", "241 65 12 34 56"],
  ["Gabon, fixed line", "241 01 76 12 34", "241 11 76 12 34"],
  ["Gabon, with the zero of calls inside the country", "241 077 12 34 56", "241 77 12 34 56"],
  ["Madagascar", "261 22 12345", "261 20 22 12345"],
  ["San Marino", "378 886377", "378 0549 886377"],
  ["Norfolk Island", "672 22222", "672 3 22222"],
];
const digitsOf = (text: string) => text.replace(/\D/g, "");

describe("the form of today", () => {
  test.each(RENUMBERED)(
    "of a number of %s that was %s is %s, which is a valid one",
    (_country, former, today) => {
      expect(inFormOfToday(digitsOf(former))).toBe(digitsOf(today));
      expect(inFormOfToday(digitsOf(today))).toBe(digitsOf(today));
      expect(parsePhoneNumberFromString(`+${digitsOf(today)}`)?.isValid()).toBe(true);
    },
  );

  test.each([
    ["a Brazilian fixed line", "551131234567"],
    ["a Colombian number of eight digits that kept them", "5746001234"],
    ["a Colombian mobile number", "573211234567"],
    ["an Argentine toll-free number", "5480012345678"],
    ["a Mexican number", "525555550123"],
    ["a Vietnamese fixed line", "842431234567"],
    ["a number of a country without another form", "447911123456"],
    ["no number", ""],
  ])("of %s is the number itself", (_what, digits) => {
    expect(inFormOfToday(digits)).toBe(digits);
  });
});

const digit = fc.integer({ min: 0, max: 9 });
const digits = fc.array(digit, { minLength: 4, maxLength: 14 }).map((list) => list.join(""));
const renumbered = fc
  .tuple(fc.constantFrom("52", "54", "55", "57", "84", "225", "229", "241", "261", "378", "672"), digits)
  .map((parts) => parts.join(""));
const same = (one: string, other: string) => inFormOfToday(one) === inFormOfToday(other);

test("the form of today has no other one, whatever the digits", () => {
  fc.assert(
    fc.property(fc.oneof(renumbered, digits), (number) => {
      expect(inFormOfToday(inFormOfToday(number))).toBe(inFormOfToday(number));
    }),
    { numRuns: 3_000 },
  );
});

/** Two forms of one country differ by the digits put in front. So only numbers with the same end could be confused. */
const EXAMPLES = getCountries().flatMap((country) => {
  const example = getExampleNumber(country, examples);
  return example === undefined ? [] : [example.number.slice(1)];
});
const neighbours = (number: string) =>
  fc
    .tuple(fc.nat({ max: number.length - 1 }), digit, fc.constantFrom("", "0", "1", "9", "01", "07"))
    .map(([at, other, more]) => {
      const code = [1, 2, 3].map((length) => number.slice(0, length)).find((front) => CODES.has(front)) ?? "";
      const changed = number.slice(0, at) + String(other) + number.slice(at + 1);
      return code + more + changed.slice(code.length);
    });
const CODES = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

test("two valid numbers in the form of today are the same only if their digits are", () => {
  const isOfToday = (number: string) =>
    parsePhoneNumberFromString(`+${number}`)?.isValid() === true && inFormOfToday(number) === number;
  fc.assert(
    fc.property(
      fc.constantFrom(...EXAMPLES).chain((number) => fc.tuple(fc.constant(number), neighbours(number))),
      ([one, other]) => {
        fc.pre(one !== other && isOfToday(one) && isOfToday(other));
        expect(same(one, other)).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("two former forms of one country are the same number only if their digits are", () => {
  // Not so in Gabon, where people wrote numbers with a zero and without.
  const former = fc.constantFrom(
    ...RENUMBERED.map(([, number]) => digitsOf(number)).filter((number) => !number.startsWith("241")),
  );
  fc.assert(
    fc.property(
      former.chain((number) => fc.tuple(fc.constant(number), neighbours(number))),
      ([one, other]) => {
        fc.pre(one !== other && inFormOfToday(other) !== other);
        expect(same(one, other)).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});
