import fc from "fast-check";
import { codeFrom, codesIn, spellingsOf, withoutCodes } from "./code";

test.each([
  ["123830", "123830"],
  ["123-830", "123830"],
  ["123 830", "123830"],
  [" 123–830\r", "123830"],
  ["000000", "000000"],
  ["12383", undefined],
  ["1238301", undefined],
  ["12-3830", undefined],
  ["123--830", undefined],
  ["123-830 123-831", undefined],
  ["hello", undefined],
  ["", undefined],
])("%j, typed, is the code %s", (typed, code) => {
  expect(codeFrom(typed)).toBe(code);
});

test.each([
  ["123-830\n", ["123830"]],
  ["Your WhatsApp code: 123-830. Do not share it.", ["123830"]],
  ["123830 and once more 123-830", ["123830"]],
  ["first 123830, then 456789", ["123830", "456789"]],
  ["from 12025550123 at 12:30", []],
  ["", []],
])("the text %j has the codes %j", (text, codes) => {
  expect(codesIn(text)).toEqual(codes);
});

test.each([
  ["No message for +1 202-555-0123 yet", []],
  ["No message for +12025550123 yet", []],
  ["No message for (202) 555-0123 yet", []],
  ["No message for 202-555-0123 yet", []],
  ["No message for 07911 123456 yet", []],
  ["No message for +44 (0)7911 123456 yet", []],
  ["No message for +49 151 234 567 89 yet", []],
  ["To +1 202-555-0123: WhatsApp code 123-830", ["123830"]],
  ["To 1-202-555-0123: 123 830", ["123830"]],
  ["+33 6 12 34 56 78 123830", ["123830"]],
  ["+1 202-555-0123 123-830", ["123830"]],
  ["+44 7911 123456\n123-830", ["123830"]],
  ["07911 123456 123-830", ["123830"]],
  ["2030-05-01 12:30 123-830", ["123830"]],
  ["2030-05-01 123-830", ["123830"]],
  ["123-830 2030-05-01", ["123830"]],
  ["123-830. 10 minutes are left.", ["123830"]],
  ["123-830 456-789", ["123830", "456789"]],
])("of the digits in %j, those of phone numbers are no code", (text, codes) => {
  expect(codesIn(text, "+447911123456")).toEqual(codes);
});

test("every spelling of a code is read as that code, and hidden", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
      const code = String(number).padStart(6, "0");
      for (const spelling of spellingsOf(code)) {
        expect(codeFrom(spelling)).toBe(code);
        expect(withoutCodes(`The code ${spelling} came.`)).toBe("The code [code] came.");
      }
    }),
  );
});
