import { chooseMethod } from "./method";

test.each([
  ["a British mobile number", "447911123456", "sms", "is mobile"],
  ["an American number", "12025550123", "sms", "may be mobile"],
  ["a British fixed line", "442079460123", "voice", "is a fixed line"],
  ["an American toll-free number", "18005550123", "voice", "is a toll-free number"],
  ["a British VoIP number", "445600123456", "voice", "is a VoIP number"],
  ["a number of another type", "15005550006", "voice", "is not mobile"],
  ["an Argentinian fixed line", "541143211234", "voice", "is a fixed line"],
  ["a Brazilian mobile number in its former spelling", "551187654321", "sms", "is mobile"],
  ["a Mexican mobile number in its former spelling", "5215512345678", "sms", "may be mobile"],
  ["digits of no known type", "88213123456", "sms", "is of an unknown type"],
  ["a number that Meta does not show", "", "sms", "is of an unknown type"],
])("%s gets its code by %s %s", (_what, digits, method, reason) => {
  expect(chooseMethod(digits)).toEqual({ method, reason });
});
