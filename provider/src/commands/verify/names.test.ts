import { numberNamed } from "./names";

test.each([
  ["+12025550123", { digits: "12025550123" }],
  ["+1 202-555-0123", { digits: "12025550123" }],
  [" +1 (202) 555.0123 ", { digits: "12025550123" }],
  ["120000000000001", { id: "120000000000001" }],
])("%j names %j", (text, name) => {
  expect(numberNamed(text)).toEqual(name);
});

test.each(["+1", "+02025550123", "202-555-0123", "+1202555012a", "support", "", "+1234567890123456"])(
  "%j names no number, and the message shows one that does",
  (text) => {
    expect(() => numberNamed(text)).toThrow(/is not a number.*\+12025550123.*id/);
  },
);
