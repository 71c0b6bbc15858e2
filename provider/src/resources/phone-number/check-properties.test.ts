import fc from "fast-check";
import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import { phoneNumber } from ".";
import { checkNumber } from "./check";
import { diffNumber } from "./diff";
import { numberInputs } from "./inputs";
import { INPUTS, providerOf, UNKNOWN } from "../../test-support";

const anything = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(UNKNOWN),
  fc.object(),
);
const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(""));

/** Mostly valid inputs, because inputs full of errors test little. */
const inputs = fc.record(
  {
    businessAccountId: fc.oneof(digits(5, 16), anything),
    cc: fc.oneof(fc.constantFrom("1", "44", "65", "39", "55", "+1"), anything),
    phoneNumber: fc.oneof(fc.constant("2025550123"), digits(1, 15), anything),
    verifiedName: fc.oneof(fc.string({ minLength: 2, maxLength: 75 }), anything),
    migratePhoneNumber: fc.oneof(fc.boolean(), anything),
    preverifiedId: fc.oneof(digits(1, 16), anything),
    adoptExisting: fc.oneof(fc.boolean(), anything),
    retainOnDelete: fc.boolean(),
    __provider: fc.constant("exports.handler = ..."),
  },
  { requiredKeys: [] },
);
const properties = fc.oneof(inputs, fc.dictionary(fc.string(), anything));

const STACK = { words: DYNAMIC_WORDS, defaults: {} };

test("check is idempotent", () => {
  fc.assert(
    fc.property(properties, properties, (olds, news) => {
      const once = checkNumber(olds, news, STACK);
      expect(checkNumber(olds, once.inputs, STACK)).toEqual(once);
    }),
  );
});

test("check never throws, and gives a property and a reason for each failure", () => {
  fc.assert(
    fc.property(properties, properties, (olds, news) => {
      for (const { property, reason } of checkNumber(olds, news, STACK).failures) {
        expect([...Object.keys(news), ...Object.keys(numberInputs.shape)]).toContain(property);
        expect(reason.length).toBeGreaterThan(10);
      }
    }),
  );
});

test("what was checked differs in nothing from itself", () => {
  fc.assert(
    fc.property(properties, (news) => {
      const { inputs: checked } = checkNumber({}, news, STACK);
      expect(diffNumber(checked, checked)).toEqual({
        changes: false,
        replaces: [],
        deleteBeforeReplace: false,
      });
    }),
  );
});

test("unknown in is unknown out", () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(INPUTS)), (names) => {
      const unknown = Object.fromEntries(names.map((name) => [name, UNKNOWN]));
      expect(checkNumber({}, { ...INPUTS, ...unknown }, STACK)).toEqual({
        inputs: { ...INPUTS, ...unknown },
        failures: [],
      });
    }),
  );
});

test("the handle of the provider is in no answer", async () => {
  const provider = providerOf(phoneNumber);
  await fc.assert(
    fc.asyncProperty(inputs, async (news) => {
      const checked = await provider.check({}, { ...news, __provider: "the handle" });
      expect(checked.inputs).not.toHaveProperty("__provider");
      expect(checked.failures.map(({ property }) => property)).not.toContain("__provider");
    }),
  );
});
