import { get, post } from "../../test-support/graph";
import { fieldsOf, ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";

const VERIFIED = { codeVerificationStatus: "VERIFIED" };
const REGISTERED = { ...VERIFIED, status: "CONNECTED", platformType: "CLOUD_API", pin: "123456" };
const enabled = { is_pin_enabled: true };

describe("the PIN of two-step verification", () => {
  test("is set by POST of the number, before any registration", async () => {
    const simulator = await simulateOne(VERIFIED);
    expect(await fieldsOf(simulator, "is_pin_enabled")).toEqual({ is_pin_enabled: false });

    expect(await post(simulator, `/${ID}`, { pin: "654321" })).toMatchObject({ body: { success: true } });

    expect(await fieldsOf(simulator, "is_pin_enabled")).toEqual(enabled);
    expect(await post(simulator, `/${ID}/register`, REGISTRATION)).toMatchObject({ error: { code: 133005 } });
  });

  test("is replaced without the old one", async () => {
    const simulator = await simulateOne(REGISTERED);

    await post(simulator, `/${ID}`, { pin: "654321" });

    expect(await post(simulator, `/${ID}/register`, REGISTRATION)).toMatchObject({ error: { code: 133005 } });
    expect(await post(simulator, `/${ID}/register`, { ...REGISTRATION, pin: "654321" })).toMatchObject({
      status: 200,
    });
  });

  test.each(["12345", "1234567", "12345a", ""])("is refused as %j", async (pin) => {
    const simulator = await simulateOne();

    expect(await post(simulator, `/${ID}`, { pin })).toMatchObject({ status: 400, error: { code: 100 } });
    expect(only(simulator).isPinEnabled).toBe(false);
  });

  test("is refused before the registration if the mode says so, and not after it", async () => {
    const simulator = await simulateOne(VERIFIED, { pinBeforeRegistration: "refused" });

    const refused = await post(simulator, `/${ID}`, { pin: "654321" });
    await post(simulator, `/${ID}/register`, REGISTRATION);

    expect(refused).toMatchObject({ status: 400, error: { code: 133010 } });
    expect(await post(simulator, `/${ID}`, { pin: "654321" })).toMatchObject({ status: 200 });
  });

  test("cannot be taken away by a call, and can by a person", async () => {
    const simulator = await simulateOne(REGISTERED);

    await post(simulator, `/${ID}`, { pin: "" });
    expect(only(simulator).isPinEnabled).toBe(true);
    simulator.changeNumber(ID, { pin: undefined });

    expect(await fieldsOf(simulator, "is_pin_enabled")).toEqual({ is_pin_enabled: false });
    expect(await post(simulator, `/${ID}/register`, { ...REGISTRATION, pin: "654321" })).toMatchObject({
      status: 200,
    });
  });

  test("shows nowhere: no answer, log, page, ledger or number has it", async () => {
    const lines: string[] = [];
    const simulator = await simulateOne(REGISTERED, { log: (line) => lines.push(line) });

    const answers = [
      await post(simulator, `/${ID}?pin=765432`),
      await post(simulator, `/${ID}`, { pin: "987654" }),
      await post(simulator, `/${ID}/register`, { ...REGISTRATION, pin: "876543" }),
      await post(simulator, `/${ID}/register`, { ...REGISTRATION, pin: "98765" }),
      await get(simulator, `/${ID}`, { fields: "is_pin_enabled" }),
    ].map(({ text }) => text);

    const shown = [
      ...answers,
      ...lines,
      JSON.stringify(simulator.numbers()),
      JSON.stringify(simulator.requests()),
      await (await fetch(simulator.url)).text(),
    ].join("\n");
    expect(shown).toContain("two-step on");
    for (const pin of ["765432", "98765", "876543", "123456"]) expect(shown).not.toContain(pin);
  });
});
