import { graphNumber } from "../../account/graph-number";
import { entriesOf, reportsOf } from "./entries";

const ACCOUNT = "100000000000001";
const ID = "300000000000001";

const reportOf = (shown: string | null, name: string | null = "Example") => {
  const number = graphNumber.parse({
    id: ID,
    display_phone_number: shown,
    verified_name: name,
    status: "CONNECTED",
  });
  return reportsOf(ACCOUNT, entriesOf([number]))[0];
};

test("a number that a program can declare is reported as it is declared and as Meta shows it", () => {
  expect(reportOf("+1 202-555-0123", " Example ")).toEqual({
    account: ACCOUNT,
    id: ID,
    cc: "1",
    phoneNumber: "2025550123",
    displayPhoneNumber: "+1 202-555-0123",
    verifiedName: "Example",
    status: "CONNECTED",
    declarable: true,
  });
});

test.each([
  ["+52 1 55 5555 0123", "52", "5555550123"],
  ["+229 97 12 34 56", "229", "97123456"],
  ["+225 07 12 34 56", "225", "07123456"],
  ["+54 9 11 2345-6789", "54", "91123456789"],
])("%s, in a former form, is declarable", (shown, cc, phoneNumber) => {
  expect(reportOf(shown)).toMatchObject({ cc, phoneNumber, declarable: true });
});

test.each([
  ["without digits", null, "Example", /Meta does not show its digits/],
  ["of no country", "+999 1234567", "Example", /its digits are not a valid number of any country/],
  ["without a display name", "+1 202-555-0123", " ", /it has no display name/],
  ["with a name of one letter", "+1 202-555-0123", "X", /its display name has 1 character:/],
])("a number %s cannot be declared, and the report says why", (_what, shown, name, reason) => {
  expect(reportOf(shown, name)).toMatchObject({
    id: ID,
    declarable: false,
    reason: expect.stringMatching(reason) as string,
  });
});
