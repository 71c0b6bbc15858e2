import { INPUTS } from "../../test-support";
import { OUTPUTS } from "./fields";
import { unreadNumber } from "../../account/graph-number";
import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import { checkNumber } from "./check";
import { inputsIn } from "./inputs";
import { lookedUp, unreadState } from "./state";

test("a number of which nothing but the id is known has every output, and no undefined value", () => {
  const state = unreadState(INPUTS, "300000000000003");

  expect(state).toMatchObject({ ...INPUTS, phoneNumberId: "300000000000003", displayPhoneNumber: null });
  expect(Object.keys(state)).toEqual([...Object.keys(INPUTS), ...Object.keys(OUTPUTS)]);
  expect(Object.values(state)).not.toContain(undefined);
});

describe("the inputs of a number that is looked up", () => {
  test.each([
    ["+1 202-555-0123", { cc: "1", phoneNumber: "2025550123" }],
    ["+52 1 55 5555 0123", { cc: "52", phoneNumber: "5555550123" }],
    ["+54 9 11 2345-6789", { cc: "54", phoneNumber: "91123456789" }],
    ["+54 11 2345-6789", { cc: "54", phoneNumber: "1123456789" }],
    ["+55 11 6123-4567", { cc: "55", phoneNumber: "1161234567" }],
    ["+229 97 12 34 56", { cc: "229", phoneNumber: "97123456" }],
    ["+225 07 12 34 56", { cc: "225", phoneNumber: "07123456" }],
    ["+378 886377", { cc: "378", phoneNumber: "0549886377" }],
    ["+39 06 1234 5678", { cc: "39", phoneNumber: "0612345678" }],
  ])("shown as %s are those that check accepts", (display_phone_number, expected) => {
    const number = { ...unreadNumber("300000000000003"), display_phone_number, verified_name: "Acme" };

    const state = lookedUp({ businessAccountId: INPUTS.businessAccountId }, number);

    expect(state).toMatchObject(expected);
    expect(checkNumber({}, inputsIn(state), { words, defaults: {} }).failures).toEqual([]);
  });

  test.each([["+999 12345"], ["+1 2025"], [""]])(
    "shown as %s have no number: none could be declared",
    (shown) => {
      const state = lookedUp({}, { ...unreadNumber("300000000000003"), display_phone_number: shown });

      expect(Object.keys(inputsIn(state))).toEqual([]);
    },
  );
});
