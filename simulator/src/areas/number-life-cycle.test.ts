import { post } from "../test-support/graph";
import { ID, only, REGISTRATION, REQUEST, simulateOne } from "../test-support/one-number";
import { ACME, OTHER_ACCOUNT, temporaryFolder } from "../test-support/simulator";

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

  const id = String(body.id);
  simulator.changeNumber(id, { codeVerificationStatus: "VERIFIED" });
  expect(await post(simulator, `/${id}/register`, REGISTRATION)).toMatchObject({ status: 200 });
});

test("where a number stands in its life survives a restart", async () => {
  const data = `${await temporaryFolder()}/state.json`;
  const first = await simulateOne({ codeVerificationStatus: "VERIFIED" }, { data });
  const region = { status: "IN_COUNTRY_STORAGE_ENABLED", data_localization_region: "CH" };
  await post(first, `/${ID}/settings`, { storage_configuration: JSON.stringify(region) });
  for (let calls = 0; calls < 11; calls++) await post(first, `/${ID}/register`, REGISTRATION);
  first.renameNumber(ID, "Acme Ltd");
  const { registerAgainBy } = only(first);
  await first.close();

  const second = await simulateOne({}, { data });

  expect(only(second)).toMatchObject({ status: "CONNECTED", isPinEnabled: true, dataRegion: "CH" });
  expect(registerAgainBy).toBeDefined();
  expect(only(second).registerAgainBy).toBe(registerAgainBy);
  expect(await post(second, `/${ID}/register`, REGISTRATION)).toMatchObject({ error: { code: 133016 } });
});
