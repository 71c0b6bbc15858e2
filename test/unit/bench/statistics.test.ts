import { evaluate } from "./support";

test.each([
  ["[5]", 5],
  ["[3, 1, 2]", 2],
  ["[10, 9, 1, 2]", 5.5],
])("the median of %s is %d", (values, expected) => {
  expect(evaluate("measure/statistics.mjs", `subject.median(${values})`)).toBe(expected);
});

test("nothing has no median", () => {
  expect(() => evaluate("measure/statistics.mjs", "subject.median([])")).toThrow("no median of nothing");
});

test("each program is the first in turn", () => {
  const orders = evaluate(
    "measure/statistics.mjs",
    '[0, 1, 2, 3].map((round) => subject.rotated(["a", "b", "c"], round))',
  );

  expect(orders).toEqual([
    ["a", "b", "c"],
    ["b", "c", "a"],
    ["c", "a", "b"],
    ["a", "b", "c"],
  ]);
});
