import fc from "fast-check";
import {
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
  type Examples,
} from "libphonenumber-js/max";
import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import { INPUTS } from "../../test-support";
import { checkNumber } from "./check";
import { dialCodeProblem } from "./phone-rules";
import { declarable } from "../../account/declarable-digits";
import { inFormOfToday } from "../../account/spellings";

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
    ["57", "0-3211234567", "3211234567"],
    ["30", "+30 (0)6912345678", "6912345678"],
    ["48", "(0)512 345 678", "512345678"],
    ["852", "+852 (0)5123 4567", "51234567"],
    ["974", "+974 (0)3312 3456", "33123456"],
    ["44", "+44 44 20 7946 0000", "2079460000"],
    ["91", "+91 91 8123 456789", "8123456789"],
    ["86", "010 1234 5678", "1012345678"],
    ["44", "(0114) 496 0123", "1144960123"],
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
    ["a digit too many behind the code of a carrier", "86", "179144577714"],
    ["a digit too many behind the code of a carrier", "86", "+86 179 1445 77714"],
    ["the code of a carrier", "86", "12593138001380"],
    ["a call abroad from another country", "49", "0030 1234567"],
    ["a call abroad from another country", "1", "011 65 6123 4567"],
    ["a 0 that may be dialled or not, when both are in use", "39", "+39 (0)345 1234567"],
    ["a 0 that may be dialled or not, when both are in use", "39", "(0) 331 123456"],
    ["a 0 that may be dialled or not, when both are in use", "247", "+247 (0)40123"],
    ["a fictional number with its dial code", "1", "15550123456"],
    ["no digits", "1", "x"],
  ])("is not guessed for %s (cc %s, %j)", (_what, cc, written) => {
    expect(reasonAgainst(cc, written)).toBeDefined();
    expect(reasonAgainst(cc, written)).not.toMatch(/\d{4}/);
  });

  test.each([
    ["1", "555-012-3456", "5550123456"],
    ["1", "+1 555-012-3456", "5550123456"],
    ["49", "1234", undefined],
    ["49", "123-4", "1234"],
    ["49", "012-34", undefined],
  ])(
    "with cc %s for %j, which is possible but not in use, has the digits that were written",
    (cc, written, same) => {
      expect(hintFor(cc, written)).toBe(same);
    },
  );

  test("is the one that is in use, where the first digits may be the dial code or not", () => {
    expect(hintFor("49", "49 30 1234567")).toBe("301234567");
  });

  test("is not guessed where the first digits may be the dial code or not and both are in use", () => {
    expect(reasonAgainst("49", "49 574601")).not.toMatch(/\d{4}/);
  });
});

describe("digits that are possible, but not in use", () => {
  test.each([
    ["with the dial code repeated", "91", "918123456789", "8123456789"],
    ["with the dial code repeated", "81", "819012345678", "9012345678"],
    ["with the dial code repeated", "39", "393123456789", "3123456789"],
    ["with the dial code repeated", "31", "31612345678", "612345678"],
    ["with the dial code repeated", "63", "639051234567", "9051234567"],
    ["with the dial code repeated", "90", "905012345678", "5012345678"],
    ["with the dial code repeated", "65", "6581234567", "81234567"],
    ["with the dial code repeated", "234", "2348021234567", "8021234567"],
    ["with the dial code repeated", "971", "971501234567", "501234567"],
    ["with the dial code repeated and a 0", "91", "9108123456789", "8123456789"],
    ["as dialled from America", "49", "0114915123456789", "15123456789"],
    ["as dialled from America", "43", "01143664123456", "664123456"],
    ["as dialled from Australia", "62", "001162812345678", "812345678"],
    ["as dialled from Japan", "82", "010821020000000", "1020000000"],
    ["as dialled from Japan", "81", "010819012345678", "9012345678"],
    ["as dialled from Russia", "7", "81079123456789", "9123456789"],
    ["as dialled from Singapore", "62", "00162812345678", "812345678"],
    ["with a 0", "57", "03211234567", "3211234567"],
    ["with a 0", "30", "06912345678", "6912345678"],
  ])("are refused %s (cc %s, %j), with the number that is", (_what, cc, written, right) => {
    expect(hintFor(cc, written)).toBe(right);
  });

  test.each([
    ["there is no other reading", "1", "5550123456"],
    ["there is no other reading", "49", "1234"],
    ["the rest behind the dial code is not in use either", "971", "971999999"],
  ])("are accepted if %s (cc %s, %j)", (_what, cc, written) => {
    expect(reasonAgainst(cc, written)).toBeUndefined();
  });
});

const EXAMPLES = getCountries().flatMap((country) => {
  const example = getExampleNumber(country, examples);
  return example === undefined ? [] : [{ cc: example.countryCallingCode, number: example.nationalNumber }];
});

const inUse = (cc: string, number: string) => {
  const parsed = parsePhoneNumberFromString(`+${cc}${number}`);
  return parsed?.isValid() === true && parsed.nationalNumber === number;
};

describe("the example number of each country", () => {
  test("is accepted", () => {
    expect(EXAMPLES.filter(({ cc, number }) => reasonAgainst(cc, number) !== undefined)).toEqual([]);
    expect(EXAMPLES.length).toBeGreaterThan(200);
  });

  test("is refused with its dial code repeated, unless that is a number in use too", () => {
    const accepted = EXAMPLES.filter(({ cc, number }) => reasonAgainst(cc, cc + number) === undefined);

    expect(accepted.filter(({ cc, number }) => !inUse(cc, cc + number))).toEqual([]);
  });

  const otherHints = (write: (cc: string, number: string) => string) =>
    EXAMPLES.map(({ cc, number }) => ({ cc, number, hint: hintFor(cc, write(cc, number)) })).filter(
      ({ number, hint }) => hint !== number,
    );

  test.each(["+", "00", "00 ", "001", "0011", "010", "011", "810"])(
    "is the hint with %j and its dial code in front",
    (front) => {
      expect(otherHints((cc, number) => front + cc + number)).toEqual([]);
    },
  );

  test.each<[string, (cc: string, number: string) => string]>([
    ["its dial code", (cc, number) => cc + number],
    ["its dial code and a space", (cc, number) => `${cc} ${number}`],
    ["its dial code and a 0", (cc, number) => `${cc}0${number}`],
    ["its dial code twice", (cc, number) => cc + cc + number],
    ["a plus sign and its dial code twice", (cc, number) => `+${cc} ${cc} ${number}`],
    ["a 0", (_cc, number) => `0${number}`],
    ["a 0 in brackets", (_cc, number) => `(0)${number}`],
    ["a plus sign, its dial code and a 0 in brackets", (cc, number) => `+${cc} (0)${number}`],
    ["00, its dial code and a 0 in brackets", (cc, number) => `00 ${cc} (0)${number}`],
  ])("is the hint or there is none with %s in front", (_what, write) => {
    expect(otherHints(write).filter(({ hint }) => hint !== undefined)).toEqual([]);
  });

  test.each([" ext. 8", "x8", ";ext=8", "#8", " (8)", "/8", ",8"])("is no hint with %j behind it", (end) => {
    expect(EXAMPLES.filter(({ cc, number }) => hintFor(cc, number + end) !== undefined)).toEqual([]);
  });
});

/** Ways in which people write numbers, right and wrong. */
const written = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.constantFrom("", "cc", "+cc", "00cc", "011cc", "0", "(0)", "1", "8", "9", "15", "01", "044"),
    fc.constantFrom("", " ", "-", ".", "(", "/"),
    fc.nat({ max: 9 }),
    fc.constantFrom("", "", "", "5", " 5", "x5", " ext. 5", "#5", " (5)", ";ext=5", "a"),
  )
  .map(([{ cc, number }, front, separator, at, end]) => {
    const digits = number.slice(0, at) + separator + number.slice(at);
    return { cc, number, front, separator, end, text: front.replace("cc", cc) + digits + end };
  });

test("digits in use are accepted, even if they begin like a dial code or with a 0", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 11 });
  fc.assert(
    fc.property(fc.constantFrom(...EXAMPLES), fc.nat({ max: 4 }), digits, ({ cc, number }, kept, rest) => {
      const text = number.slice(0, kept) + rest.join("");
      if (inUse(cc, text)) expect(reasonAgainst(cc, text)).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
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

test("each hint is in use today, or has no other digits than the text", () => {
  fc.assert(
    fc.property(written, ({ cc, text }) => {
      const hint = hintFor(cc, text);
      if (hint === undefined || inUse(cc, inFormOfToday(cc + hint).slice(cc.length))) return;
      expect([hint, cc + hint]).toContain(text.replace(/\D/g, ""));
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

describe("the number that Meta shows", () => {
  const shown = fc.oneof(
    written.map(({ cc, text }) => `+${cc} ${text}`),
    fc.stringMatching(/^\+[1-9]\d{3,14}$/),
  );

  test("is declared only in a form that check accepts, and as no other number", () => {
    fc.assert(
      fc.property(shown, (text) => {
        const declared = declarable(text);
        if (declared === undefined) return;
        expect(reasonAgainst(declared.cc, declared.phoneNumber)).toBeUndefined();
        expect(inFormOfToday(declared.cc + declared.phoneNumber)).toBe(
          inFormOfToday(text.replace(/\D/g, "")),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ["1 202 555 0123", "1", "2025550123"],
    ["1 650 555 0100", "1", "6505550100"],
    ["1 555 012 3456", "1", "5550123456"],
    ["44 20 7946 0000", "44", "2079460000"],
    ["52 5555550123", "52", "5555550123"],
    ["229 97 12 34 56", "229", "97123456"],
    ["225 07 12 34 56", "225", "07123456"],
  ])("is declarable for %s", (text, cc, phoneNumber) => {
    expect(declarable(`+${text}`)).toEqual({ cc, phoneNumber });
  });
});
