import type { Simulator, SimulatorOptions } from "../../../simulator/src/index";
import { get, post } from "./support/graph";
import {
  ACCOUNT,
  ACME,
  manualClock,
  OTHER_ACCOUNT,
  simulate,
  temporaryFolder,
  TOKEN,
} from "./support/simulator";

const ID = "120000000000001";
const HOUR = 3_600_000;
const REGISTRATION = { messaging_product: "whatsapp", pin: "123456" };
const REQUEST = { code_method: "SMS", language: "en_US" };

function simulateOne(number: object = {}, options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const numbers = [{ id: ID, cc: "1", phoneNumber: ACME.phone_number, verifiedName: "Acme", ...number }];
  return simulate({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], numbers },
      { id: OTHER_ACCOUNT, tokens: [TOKEN] },
    ],
    ...options,
  });
}

const only = (simulator: Simulator) => {
  const [number] = simulator.numbers();
  if (number === undefined) throw new Error("no number");
  return number;
};

test("a number goes from added to connected and back, and its states follow", async () => {
  const simulator = await simulateOne();

  expect(await post(simulator, `/${ID}/request_code`, REQUEST)).toMatchObject({ body: { success: true } });
  const code = only(simulator).sentCode ?? "";
  expect(await post(simulator, `/${ID}/verify_code`, { code })).toMatchObject({ body: { success: true } });
  expect(only(simulator)).toMatchObject({
    codeVerificationStatus: "VERIFIED",
    status: "PENDING",
    nameStatus: "AVAILABLE_WITHOUT_REVIEW",
    sentCode: undefined,
  });
  expect(await post(simulator, `/${ID}/register`, REGISTRATION)).toMatchObject({ body: { success: true } });
  expect(only(simulator)).toMatchObject({
    status: "CONNECTED",
    platformType: "CLOUD_API",
    isPinEnabled: true,
  });
  expect(await post(simulator, `/${ID}/deregister`)).toMatchObject({ body: { success: true } });
  expect(only(simulator)).toMatchObject({
    status: "DISCONNECTED",
    platformType: "NOT_APPLICABLE",
    codeVerificationStatus: "VERIFIED",
  });
});

describe("request_code", () => {
  test.each([
    ["another method", { ...REQUEST, code_method: "FAX" }, {}, 100],
    ["no language", { code_method: "SMS" }, {}, 100],
    ["a language that is none", { ...REQUEST, language: "English" }, {}, 100],
    ["a number that is verified", REQUEST, { codeVerificationStatus: "VERIFIED" }, 136024],
  ])("refuses %s", async (_what, form, number, code) => {
    const simulator = await simulateOne(number);

    expect(await post(simulator, `/${ID}/request_code`, form)).toMatchObject({
      status: 400,
      error: { code },
    });
    expect(only(simulator).sentCode).toBeUndefined();
  });

  test("shows the code in the log and not in the answer", async () => {
    const lines: string[] = [];
    const simulator = await simulateOne({}, { log: (line) => lines.push(line) });

    const { text } = await post(simulator, `/${ID}/request_code`, REQUEST);

    const code = only(simulator).sentCode ?? "none";
    expect(lines.join("\n")).toContain(`+1 202-555-0100 is ${code} (SMS)`);
    expect(text).not.toContain(code);
  });
});

describe("verify_code", () => {
  test("refuses a wrong code, and the right one afterwards still counts", async () => {
    const simulator = await simulateOne();
    await post(simulator, `/${ID}/request_code`, REQUEST);
    const code = only(simulator).sentCode ?? "";
    const wrong = code === "000000" ? "000001" : "000000";

    expect(await post(simulator, `/${ID}/verify_code`, { code: wrong })).toMatchObject({
      error: { code: 136025 },
    });
    expect(await post(simulator, `/${ID}/verify_code`, { code })).toMatchObject({ status: 200 });
  });

  test("refuses a code after ten minutes", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });
    await post(simulator, `/${ID}/request_code`, REQUEST);
    const code = only(simulator).sentCode ?? "";

    clock.advance(HOUR / 6);

    expect(await post(simulator, `/${ID}/verify_code`, { code })).toMatchObject({ error: { code: 136025 } });
  });

  test("refuses any code when none was requested", async () => {
    const simulator = await simulateOne();

    expect(await post(simulator, `/${ID}/verify_code`, { code: "123456" })).toMatchObject({
      error: { code: 136025 },
    });
  });
});

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

describe("a new display name", () => {
  const FIELDS = { fields: "verified_name,name_status,new_display_name,new_name_status" };

  test("waits for its review", async () => {
    const simulator = await simulateOne();

    await post(simulator, `/${ID}`, { new_display_name: "Acme Ltd" });

    expect((await get(simulator, `/${ID}`, FIELDS)).body).toEqual({
      id: ID,
      verified_name: "Acme",
      name_status: "PENDING_REVIEW",
      new_display_name: "Acme Ltd",
      new_name_status: "PENDING_REVIEW",
    });
  });

  test("is the name once it is approved", async () => {
    const simulator = await simulateOne();
    await post(simulator, `/${ID}`, { new_display_name: "Acme Ltd" });

    simulator.reviewName(ID, "APPROVED");

    expect((await get(simulator, `/${ID}`, FIELDS)).body).toEqual({
      id: ID,
      verified_name: "Acme Ltd",
      name_status: "APPROVED",
    });
  });

  test("leaves the old one where it is declined", async () => {
    const simulator = await simulateOne();
    await post(simulator, `/${ID}`, { new_display_name: "Acme Ltd" });

    simulator.reviewName(ID, "DECLINED");

    expect((await get(simulator, `/${ID}`, FIELDS)).body).toMatchObject({
      verified_name: "Acme",
      new_display_name: "Acme Ltd",
      new_name_status: "DECLINED",
    });
  });

  test("is refused outside 2 to 75 characters", async () => {
    const simulator = await simulateOne();

    expect(await post(simulator, `/${ID}`, { new_display_name: "A" })).toMatchObject({
      error: { code: 100 },
    });
    expect(only(simulator).newDisplayName).toBeUndefined();
  });
});

test("a number moves to another account once it was verified there and two-step verification is off", async () => {
  const simulator = await simulateOne();
  const destination = `/${OTHER_ACCOUNT}/phone_numbers`;
  const migration = { cc: "1", phone_number: ACME.phone_number, migrate_phone_number: "true" };
  await post(simulator, `/${ID}/request_code`, REQUEST);
  await post(simulator, `/${ID}/verify_code`, { code: only(simulator).sentCode ?? "" });
  await post(simulator, `/${ID}/register`, REGISTRATION);

  expect(await post(simulator, destination, migration)).toMatchObject({ error: { error_subcode: 2388103 } });
  simulator.changeNumber(ID, { pin: undefined });
  const { body } = await post(simulator, destination, migration);

  expect(simulator.numbers()).toMatchObject([{ id: body.id, accountId: OTHER_ACCOUNT, status: "PENDING" }]);
});

test("where a number stands in its life survives a restart", async () => {
  const data = `${await temporaryFolder()}/state.json`;
  const first = await simulateOne({ codeVerificationStatus: "VERIFIED" }, { data });
  for (let calls = 0; calls < 11; calls++) await post(first, `/${ID}/register`, REGISTRATION);
  await first.close();

  const second = await simulateOne({}, { data });

  expect(only(second)).toMatchObject({ status: "CONNECTED", isPinEnabled: true });
  expect(await post(second, `/${ID}/register`, REGISTRATION)).toMatchObject({ error: { code: 133016 } });
});
