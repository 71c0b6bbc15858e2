import fc from "fast-check";
import { getCountries, getExampleNumber, type Examples } from "libphonenumber-js/max";
import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import { INPUTS } from "../../test-support";
import { checkNumber } from "./check";
import { dialCodeProblem } from "./phone-rules";

const examples = jest.requireActual<Examples>("libphonenumber-js/mobile/examples");

function reasonAgainst(cc: unknown, phoneNumber: string): string | undefined {
  const { failures } = checkNumber({}, { ...INPUTS, cc, phoneNumber }, { words, defaults: {} });
  return failures.find(({ property }) => property === "phoneNumber")?.reason;
}
const hintFor = (cc: unknown, phoneNumber: string) =>
  /write "(\d+)"/.exec(reasonAgainst(cc, phoneNumber) ?? "")?.[1];

describe("the number to write instead", () => {
  test.each([
    ["1", "202-555-0123", "2025550123"],
    ["1", " (202) 555-0123\n", "2025550123"],
    ["1", "202.555.0123", "2025550123"],
    ["1", "\u202a+1\u00a0202\u2011555\u20110123\u202c", "2025550123"],
    ["1", "+1 (202) 555-0123", "2025550123"],
    ["1", "12025550123", "2025550123"],
    ["44", "(0)20 7946 0000", "2079460000"],
    ["44", "+44 (0)20 7946 0000", "2079460000"],
    ["44", "0044 20 7946 0000", "2079460000"],
    ["44", "00442079460000", "2079460000"],
    ["41", "0041 21 290 44 77", "212904477"],
    ["44", "07911123456", "7911123456"],
    ["33", "330612345678", "612345678"],
    ["39", "(06) 1234 5678", "0612345678"],
    ["7", "8 (916) 123-45-67", "9161234567"],
    ["36", "06 1 234 5678", "12345678"],
    ["49", "(030) 123456-78", "3012345678"],
    ["52", "15555550123", "5555550123"],
    ["52", "0445555550123", "5555550123"],
    ["52", "045 55 5555 0123", "5555550123"],
    ["52", "01 55 5555 0123", "5555550123"],
    ["52", "+52 1 55 5555 0123", "5555550123"],
    ["54", "11 15 2345-6789", "91123456789"],
    ["54", "011 15 2345-6789", "91123456789"],
    ["54", "0223 15 412-3456", "92234123456"],
    ["54", "+54 9 11 2345-6789", "91123456789"],
    ["55", "0 15 11 96123-4567", "11961234567"],
    ["378", "886377", "0549886377"],
  ])("with cc %s for %j is %s", (cc, written, meant) => {
    expect(hintFor(cc, written)).toBe(meant);
  });

  test.each([
    ["an extension", "49", "30 1234567 ext. 8"],
    ["an extension", "1", "202-555-0123 x12"],
    ["an extension", "1", "+1-202-555-0123;ext=5"],
    ["an extension", "1", "2025550123#5"],
    ["an extension", "1", "2025550123,,5"],
    ["an extension in brackets", "49", "30 1234567 (8)"],
    ["an extension behind a slash", "49", "30 1234567/8"],
    ["two numbers", "49", "30 1234567, 30 1234568"],
    ["two numbers on two lines", "49", "30 12345\n30 12346"],
    ["letters", "1", "1-800-FLOWERS"],
    ["letters", "1", "tel:+1-202-555-0123"],
    ["digits of another script", "1", "\u0662\u0660\u06625550123"],
    ["an unclosed bracket", "1", "(202 555-0123"],
    ["the dial code of another country", "1", "+44 7911 123456"],
    ["a dial code that is not known yet", undefined, "202-555-0123"],
    ["no area code", "1", "555-0123"],
    ["a mobile number without area code", "54", "15 2345-6789"],
    ["a mobile number without area code", "54", "1523456789"],
    ["too many digits", "1", "202555012345678"],
    ["no digits", "1", "x"],
  ])("is not guessed for %s (cc %s, %j)", (_what, cc, written) => {
    expect(reasonAgainst(cc, written)).toBeDefined();
    expect(reasonAgainst(cc, written)).not.toMatch(/\d{4}/);
  });

  test("is the one that is in use, where the first digits may be the dial code or not", () => {
    expect(hintFor("49", "49 30 1234567")).toBe("301234567");
  });

  test("is not guessed where the first digits may be the dial code or not and both are in use", () => {
    expect(reasonAgainst("49", "49 574601")).not.toMatch(/\d{4}/);
  });
});

const EXAMPLES = getCountries().flatMap((country) => {
  const example = getExampleNumber(country, examples);
  return example === undefined ? [] : [{ cc: example.countryCallingCode, number: example.nationalNumber }];
});

test("the example numbers of all countries are accepted", () => {
  expect(EXAMPLES.filter(({ cc, number }) => reasonAgainst(cc, number) !== undefined)).toEqual([]);
  expect(EXAMPLES.length).toBeGreaterThan(200);
});

/** Ways in which people write numbers, right and wrong. */
const written = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.constantFrom("", "cc", "+cc", "00cc", "0", "(0)", "1", "8", "9", "15", "01", "044"),
    fc.constantFrom("", " ", "-", ".", "(", "/"),
    fc.nat({ max: 9 }),
    fc.constantFrom("", "", "", "5", " 5", "x5", " ext. 5", "#5", " (5)", ";ext=5", "a"),
  )
  .map(([{ cc, number }, front, separator, at, end]) => {
    const digits = number.slice(0, at) + separator + number.slice(at);
    return { cc, number, front, separator, end, text: front.replace("cc", cc) + digits + end };
  });

test("each hint is accepted with the same dial code", () => {
  fc.assert(
    fc.property(written, ({ cc, text }) => {
      const hint = hintFor(cc, text);
      if (hint !== undefined) expect(reasonAgainst(cc, hint)).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
});

test("a number that was only written with signs, or with its dial code and a plus sign, is the hint itself", () => {
  fc.assert(
    fc.property(written, ({ cc, number, front, separator, end, text }) => {
      fc.pre(end === "" && ["", "+cc"].includes(front) && [" ", "-", "."].includes(separator));
      expect(hintFor(cc, text)).toBe(number);
    }),
    { numRuns: 500 },
  );
});

test("what is no digit and no sign is never dropped", () => {
  fc.assert(
    fc.property(written, ({ cc, end, text }) => {
      fc.pre(/[^\d\s]/.test(end));
      expect(reasonAgainst(cc, text)).not.toMatch(/\d{4}/);
    }),
  );
});

describe("the dial code to write instead", () => {
  test.each([
    ["+1", '"1"'],
    [" 44 ", '"44"'],
    ["1242", '"1"'],
  ])("for %j is %s", (cc, right) => {
    expect(dialCodeProblem(cc)).toContain(right);
  });

  test.each([["DE49"], ["1a"], ["1 ext. 2"], ["+999"]])("is not guessed for %j", (cc) => {
    expect(dialCodeProblem(cc)).toBe('write the dial code, 1 to 3 digits, for example "1"');
  });
});
