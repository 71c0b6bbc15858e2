import { regainAccessMs, retryAfterMs } from "./usage";

const header = (...minutes: unknown[]) =>
  JSON.stringify({
    "100000000000001": minutes.map((time) => ({ type: "whatsapp", estimated_time_to_regain_access: time })),
  });

test.each([
  ["no header", undefined, undefined],
  ["no wait", header(0), undefined],
  ["seven minutes", header(7), 420_000],
  ["the longest of several", header(2, 9, 4), 540_000],
  ["minutes as text", header("3"), 180_000],
  ["minutes that are none", header("soon"), undefined],
  ["negative minutes", header(-5), undefined],
  ["no JSON", "call_count=28", undefined],
  ["JSON of another form", "[1,2]", undefined],
  ["minutes beside odd parts", header(null, "x", 4).replace("}]}", "},null,7]}"), 240_000],
  ["minutes beside an odd account", header(4).replace("}]}", '}],"100000000000002":null}'), 240_000],
])("the wait that Meta asks for, with %s", (_what, value, expected) => {
  expect(regainAccessMs(value)).toBe(expected);
});

describe("the wait of a header that names several accounts", () => {
  const both = JSON.stringify({
    "100000000000001": [{ estimated_time_to_regain_access: 3 }],
    "100000000000002": [{ estimated_time_to_regain_access: 60 }],
  });

  test.each([
    ["is the one of this account", "100000000000001", 180_000],
    ["is the one of the other, for the other", "100000000000002", 3_600_000],
    ["is the longest, if the account is not named: its business may be", "100000000000003", 3_600_000],
    ["is the longest, if the account is not known", undefined, 3_600_000],
  ])("%s", (_what, account, expected) => {
    expect(regainAccessMs(both, account)).toBe(expected);
  });
});

test.each([
  ["no header", undefined, undefined],
  ["seconds", "120", 120_000],
  ["no wait", " 0 ", 0],
  ["a date", "Wed, 25 Nov 2026 10:02:00 GMT", 120_000],
  ["a date that has passed", "Wed, 25 Nov 2026 09:00:00 GMT", 0],
  ["a word", "soon", undefined],
  ["a fraction", "1.5", undefined],
  ["an endless number", "9".repeat(30), undefined],
])("the wait of Retry-After, with %s", (_what, header, expected) => {
  expect(retryAfterMs(header, new Date("2026-11-25T10:00:00Z"))).toBe(expected);
});
