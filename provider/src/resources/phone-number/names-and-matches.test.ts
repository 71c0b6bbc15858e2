import { matching } from "../../account/match";
import { reportedInstead } from "./display-names";

describe("the display name that Meta reports", () => {
  test.each([
    ["the same", "Acme", "Acme", undefined],
    ["nothing", "Acme", null, undefined],
    ["an empty name, while it is under review", "Acme", "  ", undefined],
    ["other white space", "Acme Support", " Acme\u00a0 Support ", undefined],
    ["another Unicode form", "Caf\u00e9", "Cafe\u0301", undefined],
    ["another name", "Acme", "Acme Ltd", "Acme Ltd"],
    ["another case", "Acme", "ACME", "ACME"],
  ])("%s", (_what, declared, reported, instead) => {
    expect(reportedInstead(declared, reported)).toBe(instead);
  });
});

describe("the declared number among those that Meta shows", () => {
  const find = (cc: string, phoneNumber: string, ...shown: string[]) =>
    matching(
      shown.map((display_phone_number) => ({ display_phone_number })),
      { cc, phoneNumber },
    )[0]?.display_phone_number;

  test.each([
    ["in Meta's format", "1", "2025550123", "+1 202-555-0123"],
    ["without a plus sign", "1", "2025550123", "1 (202) 555 0123"],
    ["a Brazilian mobile number without its ninth digit", "55", "11961234567", "+55 11 6123-4567"],
    ["a Brazilian mobile number with a ninth digit", "55", "1161234567", "+55 11 96123-4567"],
    ["a Mexican number with the 1 of former times", "52", "5512345678", "+52 1 55 1234 5678"],
    ["a Mexican number without it", "52", "15512345678", "+52 55 1234 5678"],
    ["an Argentine mobile number with its 9", "54", "1123456789", "+54 9 11 2345-6789"],
    ["an Argentine mobile number without it", "54", "91123456789", "+54 11 2345-6789"],
    ["a number of Benin in its former form", "229", "0197123456", "+229 97 12 34 56"],
    ["a number of Benin in the form of today", "229", "97123456", "+229 01 97 12 34 56"],
    ["a number of the Ivory Coast in its former form", "225", "0707123456", "+225 07 12 34 56"],
    ["a number of the Ivory Coast in the form of today", "225", "07123456", "+225 07 07 12 34 56"],
  ])("is found %s", (_what, cc, phoneNumber, shown) => {
    expect(find(cc, phoneNumber, "+44 7911 123456", shown)).toBe(shown);
  });

  test.each([
    ["one digit differs", "1", "2025550123", "+1 202-555-0124"],
    ["it is the end of a longer one", "1", "2025550123", "+44 12025550123"],
    ["it is the beginning of a longer one", "1", "2025550123", "+1 202-555-01234"],
    ["a Brazilian landline has a 9 more", "55", "1131234567", "+55 11 93123-4567"],
    ["the same end is with another operator", "225", "0507123456", "+225 07 12 34 56"],
    ["a number elsewhere has a 1 more", "44", "7911123456", "+44 1 7911 123456"],
    ["Meta shows none", "1", "2025550123", ""],
  ])("is not taken for another, when %s", (_what, cc, phoneNumber, shown) => {
    expect(find(cc, phoneNumber, shown)).toBeUndefined();
  });

  test("is the one with the same digits where another spelling is on the account too", () => {
    expect(find("52", "5512345678", "+52 1 55 1234 5678", "+52 55 1234 5678")).toBe("+52 55 1234 5678");
  });

  test("is every entry with the same digits, or else every other spelling of them", () => {
    const shown = ["+52 1 55 1234 5678", "+52 55 1234 5679", null, "+52 55 1234 5678", "+52 (55) 12345678"];
    const entries = shown.map((display_phone_number, at) => ({ display_phone_number, at }));

    const find = (among: typeof entries) =>
      matching(among, { cc: "52", phoneNumber: "5512345678" }).map(({ at }) => at);
    expect(find(entries)).toEqual([3, 4]);
    expect(find(entries.slice(0, 3))).toEqual([0]);
  });
});
