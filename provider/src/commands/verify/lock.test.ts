import { lockTime } from "./lock";

test.each([
  ["Please try again in 11 hours.", "11 hours"],
  ["Try again in 1 hour.", "1 hour"],
  ["There is a 12-hour limit.", "12 hours"],
  ["Wait up to 3 Minutes.", "3 minutes"],
  ["Come back after 2 days.", "2 days"],
  ["Request code error", "about 12 hours"],
  ["", "about 12 hours"],
])("%j locks the number for %s", (text, time) => {
  expect(lockTime(text)).toBe(time);
});
