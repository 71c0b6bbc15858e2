import { inWords } from "./duration";

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [40_000, "40 seconds"],
  [60_000, "1 minute"],
  [61_000, "2 minutes"],
  [3_600_000, "1 hour"],
  [12 * 3_600_000, "12 hours"],
  [72 * 3_600_000, "72 hours"],
  [20 * 86_400_000, "20 days"],
])("%d milliseconds are %s", (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words);
});
