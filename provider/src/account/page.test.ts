import { pageIn } from "./page";

const entry = (id: unknown, more: Record<string, unknown> = {}) => ({
  id,
  display_phone_number: "+1 202-555-0123",
  ...more,
});

describe("the numbers of a page", () => {
  test.each([
    ["null", null],
    ["a list", []],
    ["no id", {}],
    ["an id that lost digits", { id: 2 ** 60 }],
    ["an id of words", { id: "me" }],
    ["an empty id", { id: "" }],
  ])("are read beside an entry that is odd: %s", (_what, odd) => {
    const page = pageIn({ data: [odd, entry("1"), odd, entry(2)] });

    expect(page?.numbers.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("without an id that can be read are kept as they are shown", () => {
    expect(pageIn({ data: [entry(2 ** 60), entry("1"), entry(undefined), {}] })?.withoutId).toEqual([
      "+1 202-555-0123",
      "+1 202-555-0123",
    ]);
  });

  test("have null for a field of another type", () => {
    expect(pageIn({ data: [entry("1", { status: 7, verified_name: ["x"] })] })?.numbers[0]).toMatchObject({
      status: null,
      verified_name: null,
    });
  });
});

describe("the place of the next page", () => {
  test.each([
    ["no paging", undefined],
    ["null", null],
    ["text", "next"],
    ["a list", [1]],
    ["no next", { cursors: { after: "x" } }],
    ["a next of null", { next: null }],
    ["an empty next", { next: "" }],
  ])("%s: it is the last page", (_what, paging) => {
    expect(pageIn({ data: [], paging })).toMatchObject({ next: undefined, isCutOff: false });
  });

  test.each([
    ["a number", 7],
    ["no address", "http://"],
    ["a list", ["x"]],
  ])("%s as next: the listing is cut off", (_what, next) => {
    expect(pageIn({ data: [], paging: { next } })).toMatchObject({ next: undefined, isCutOff: true });
  });

  test("has the parameters of next, without those that a request has anyway", () => {
    const next =
      "https://evil.example/v1.0/1/phone_numbers?access_token=t&appsecret_proof=p&fields=id&limit=25&after=QVFI";

    expect(pageIn({ data: [], paging: { next } })?.next).toEqual({ after: "QVFI" });
  });
});

test.each([null, "text", 7, [], {}, { data: {} }, { data: "x" }])("no list in %j", (json) => {
  expect(pageIn(json)).toBeUndefined();
});
