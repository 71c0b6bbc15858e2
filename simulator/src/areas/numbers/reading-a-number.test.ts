import { get, post } from "../../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, manualClock, simulate, TOKEN } from "../../test-support/simulator";

describe("reading a number", () => {
  test("without fields gives the five that every app may see", async () => {
    const simulator = await simulate();
    const { body } = await post(simulator, `/${ACCOUNT}/phone_numbers`, ACME);

    const node = await get(simulator, `/v26.0/${String(body.id)}`);

    expect(node.body).toEqual({
      id: body.id,
      display_phone_number: "+1 202-555-0100",
      verified_name: "Acme",
      quality_rating: "UNKNOWN",
      code_verification_status: "NOT_VERIFIED",
    });
  });

  test.each([
    ["names with commas", "status,name_status"],
    ["names with spaces", " status , name_status "],
    ["a JSON list", '["status","name_status"]'],
  ])("with fields written as %s gives those and the id", async (_how, fields) => {
    const simulator = await simulate();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    const node = await get(simulator, `/${id}`, { fields });

    expect(node.body).toEqual({ id, status: "PENDING", name_status: "PENDING_REVIEW" });
  });

  test.each([
    "certificate",
    "new_certificate",
    "conversational_automation",
    "eligibility_for_api_business_global_search",
    "health_status",
    "is_on_biz_app",
    "is_preverified_number",
    "last_onboarded_time",
    "messaging_limit_tier",
    "quality_score",
    "search_visibility",
    "throughput",
    "username",
    "webhook_configuration",
  ])("knows the field %s, on the node and in the listing", async (field) => {
    const simulator = await simulate();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    const node = await get(simulator, `/${id}`, { fields: field });
    const listing = await get(simulator, `/${ACCOUNT}/phone_numbers`, { fields: field });

    expect(node).toMatchObject({ status: 200, body: { id } });
    expect(listing.body.data).toEqual([node.body]);
  });

  test("answers the fields of a registered number, and leaves out those that nobody set", async () => {
    const simulator = await simulate({ clock: manualClock(Date.UTC(2026, 10, 1, 12)) });
    const number = { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme", platformType: "CLOUD_API" };
    const { id } = simulator.addNumber(ACCOUNT, { ...number, qualityRating: "GREEN" });
    const fields = "certificate,last_onboarded_time,messaging_limit_tier,quality_score,throughput,username";

    expect((await get(simulator, `/${id}`, { fields })).body).toEqual({
      id,
      last_onboarded_time: "2026-11-01T12:00:00+0000",
      messaging_limit_tier: "TIER_250",
      quality_score: { score: "GREEN" },
      throughput: { level: "STANDARD" },
    });
  });

  test.each([["colour"], ["toString"], ["__proto__"]])("refuses the field %s", async (field) => {
    const simulator = await simulate();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    const node = await get(simulator, `/${id}`, { fields: `id,${field}` });

    expect(node).toMatchObject({ status: 400, error: { code: 100 } });
    expect(node.error.message).toContain(`(${field})`);
  });

  test.each([
    ["that does not exist", "110000000000999"],
    ["on an account that the token may not see", "120000000000001"],
  ])("answers 100/33 for a number %s", async (_which, id) => {
    const number = { id: "120000000000001", cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" };
    const simulator = await simulate({
      accounts: [
        { id: ACCOUNT, tokens: [TOKEN] },
        { id: OTHER_ACCOUNT, numbers: [number] },
      ],
    });

    const node = await get(simulator, `/${id}`);

    expect(node).toMatchObject({ status: 400, error: { code: 100, error_subcode: 33 } });
  });

  test("answers 100/33 once somebody has deleted it", async () => {
    const simulator = await simulate();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    simulator.removeNumber(id);

    expect(await get(simulator, `/${id}`)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });

  test("shows a name that was changed in WhatsApp Manager", async () => {
    const simulator = await simulate();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    simulator.renameNumber(id, "Acme Ltd");

    expect((await get(simulator, `/${id}`)).body).toMatchObject({ verified_name: "Acme Ltd" });
  });
});

describe("reading an account", () => {
  test("gives its id and name", async () => {
    const simulator = await simulate({ accounts: [{ id: ACCOUNT, name: "Acme", tokens: [TOKEN] }] });

    expect((await get(simulator, `/v26.0/${ACCOUNT}`)).body).toEqual({
      id: ACCOUNT,
      name: "Acme",
      currency: "USD",
      timezone_id: "1",
      message_template_namespace: `namespace_${ACCOUNT}`,
    });
    expect((await get(simulator, `/${ACCOUNT}`, { fields: "name" })).body).toEqual({
      id: ACCOUNT,
      name: "Acme",
    });
  });

  test("gives a name where the settings have none", async () => {
    const simulator = await simulate();

    expect((await get(simulator, `/${ACCOUNT}`, { fields: "id,name" })).body).toEqual({
      id: ACCOUNT,
      name: `Test account ${ACCOUNT}`,
    });
  });

  test("answers 100/33 for one that does not exist", async () => {
    const simulator = await simulate();

    expect(await get(simulator, "/999")).toMatchObject({
      status: 400,
      error: { code: 100, error_subcode: 33 },
    });
  });
});
