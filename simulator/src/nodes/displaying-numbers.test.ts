import { rewrittenDigits } from "../index";
import { ACCOUNT, simulate } from "../test-support/simulator";

describe("the display number", () => {
  test.each([
    ["1", "2025550100", "+1 202-555-0100", "+1 202-555-0100"],
    ["44", "7700900123", "+44 7700 900123", "+44 7700 900123"],
    ["55", "11987654321", "+55 11 98765 4321", "+55 11 8765 4321"],
    ["55", "1187654321", "+55 11 8765 4321", "+55 11 8765 4321"],
    ["55", "11912345678", "+55 11 91234 5678", "+55 11 91234 5678"],
    ["52", "5512345678", "+52 55 1234 5678", "+52 1 55 1234 5678"],
  ])("of +%s %s is %s, rewritten %s", async (cc, phoneNumber, plain, rewritten) => {
    const number = { cc, phoneNumber, verifiedName: "Acme" };
    const [plainly, rewriting] = [await simulate(), await simulate({ displayRewriting: true })];

    expect(plainly.addNumber(ACCOUNT, number).displayPhoneNumber).toBe(plain);
    expect(rewriting.addNumber(ACCOUNT, number).displayPhoneNumber).toBe(rewritten);
    expect(rewrittenDigits(cc + phoneNumber)).toBe(rewritten.replace(/\D/g, ""));
  });
});
