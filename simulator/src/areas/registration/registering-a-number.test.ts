import { post } from "../../test-support/graph";
import { HOUR, ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, manualClock, TOKEN } from "../../test-support/simulator";

describe("register", () => {
  test.each([
    ["a number that is not verified", REGISTRATION, {}, 133006],
    [
      "another PIN than the first",
      REGISTRATION,
      { codeVerificationStatus: "VERIFIED", pin: "654321" },
      133005,
    ],
    ["a PIN of five digits", { ...REGISTRATION, pin: "12345" }, { codeVerificationStatus: "VERIFIED" }, 100],
    ["another product", { ...REGISTRATION, messaging_product: "mail" }, {}, 100],
    ["a region that is none", { ...REGISTRATION, data_localization_region: "Europe" }, {}, 100],
  ])("refuses %s", async (_what, form, number, code) => {
    const simulator = await simulateOne(number);

    expect(await post(simulator, `/${ID}/register`, form)).toMatchObject({ status: 400, error: { code } });
    expect(only(simulator).status).toBe("PENDING");
  });

  test("needs the scope for messaging", async () => {
    const simulator = await simulateOne(
      { codeVerificationStatus: "VERIFIED" },
      {
        accounts: [
          { id: ACCOUNT, numbers: [{ id: ID, cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" }] },
        ],
        tokens: [{ token: TOKEN, scopes: ["whatsapp_business_management"] }],
      },
    );

    expect(await post(simulator, `/${ID}/register`, REGISTRATION)).toMatchObject({ error: { code: 200 } });
  });
});

describe.each([
  ["register", REGISTRATION],
  ["deregister", {}],
])("the limit of %s", (edge, form) => {
  const exceeded = { status: 400, error: { code: 133016 } };

  test("is ten calls in 72 hours, and then 72 hours without any", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({ codeVerificationStatus: "VERIFIED" }, { clock });
    for (let calls = 0; calls < 10; calls++) {
      expect(await post(simulator, `/${ID}/${edge}`, form)).not.toMatchObject(exceeded);
    }

    expect(await post(simulator, `/${ID}/${edge}`, form)).toMatchObject(exceeded);
    clock.advance(72 * HOUR - 1);
    expect(await post(simulator, `/${ID}/${edge}`, form)).toMatchObject(exceeded);
    clock.advance(1);
    expect(await post(simulator, `/${ID}/${edge}`, form)).not.toMatchObject(exceeded);
  });

  test("forgets calls that are 72 hours old", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({ codeVerificationStatus: "VERIFIED" }, { clock });
    for (let calls = 0; calls < 30; calls++) {
      expect(await post(simulator, `/${ID}/${edge}`, form)).not.toMatchObject(exceeded);
      clock.advance(8 * HOUR);
    }
  });
});

test("deregister refuses a number that is not registered", async () => {
  const simulator = await simulateOne({ codeVerificationStatus: "VERIFIED" });

  expect(await post(simulator, `/${ID}/deregister`)).toMatchObject({ status: 400, error: { code: 133010 } });
});
