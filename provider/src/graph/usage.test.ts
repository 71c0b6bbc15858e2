import { regainAccessMs } from "./usage";

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
])("the wait that Meta asks for, with %s", (_what, value, expected) => {
  expect(regainAccessMs(value)).toBe(expected);
});
