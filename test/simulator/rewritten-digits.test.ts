import fc from "fast-check";
import { rewrittenDigits } from "whatsapp-graph-simulator";

import { inFormOfToday } from "../../provider/src/account/spellings";

/** Meta rewrites some digits, the simulator does as Meta, and the provider has to find its number all the same. */

const mobileOfBrazil = fc
  .tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 60_000_000, max: 99_999_999 }))
  .filter(([area]) => area % 10 !== 0)
  .map(([area, number]) => `55${area}9${number}`);
const numberOfMexico = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map((number) => `52${number}`);
const others = fc.constantFrom("12025550123", "447911123456", "551131234567", "5491123456789");

test("the provider takes digits that the simulator rewrites for the same number", () => {
  fc.assert(
    fc.property(fc.oneof(mobileOfBrazil, numberOfMexico, others), (digits) => {
      expect(inFormOfToday(rewrittenDigits(digits))).toBe(inFormOfToday(digits));
    }),
  );
});

test("digits of Brazil and Mexico are rewritten, others are not", () => {
  expect(
    ["5511987654321", "525512345678", "12025550123", "551131234567"].map((digits) => rewrittenDigits(digits)),
  ).toEqual(["551187654321", "5215512345678", "12025550123", "551131234567"]);
});
