import { call, get, post } from "../../test-support/graph";
import { ACCOUNT, ACME, simulate, TOKEN } from "../../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

describe("adding a number", () => {
  test.each([
    ["a form", { form: ACME, token: TOKEN }],
    ["a form in parts", { parts: ACME, token: TOKEN }],
    ["JSON", { json: ACME, token: TOKEN }],
    ["JSON with numbers", { json: { ...ACME, cc: 1, phone_number: 2025550100 }, token: TOKEN }],
    ["the query", { query: ACME, token: TOKEN }],
    ["query and form together", { query: { cc: "1" }, form: { ...ACME, cc: "1" }, token: TOKEN }],
    [
      "JSON with the account's id in it, as the official SDK sends it",
      { json: { ...ACME, id: ACCOUNT }, token: TOKEN },
    ],
  ])("takes its parameters from %s", async (_where, options) => {
    const simulator = await simulate();

    const added = await call(simulator, "POST", EDGE, options);

    expect(added).toMatchObject({
      status: 200,
      body: { id: expect.stringMatching(/^\d{15,17}$/) as string },
    });
    expect(simulator.numbers()).toMatchObject([{ cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" }]);
  });

  test.each([
    ["national digits", "1", "2025550100", "2025550100"],
    ["the dial code in front", "1", "12025550100", "2025550100"],
    ["E.164", "1", "+12025550100", "2025550100"],
    ["punctuation", "1", "(202) 555-0100", "2025550100"],
    ["a plus sign before the dial code", "+1", "2025550100", "2025550100"],
    ["national digits that begin like the dial code", "65", "65123456", "65123456"],
    ["an Italian leading zero", "39", "0612345678", "0612345678"],
  ])("understands a number written with %s", async (_how, cc, phone_number, phoneNumber) => {
    const simulator = await simulate();

    const added = await post(simulator, EDGE, { ...ACME, cc, phone_number });

    expect(added.status).toBe(200);
    expect(simulator.numbers()).toMatchObject([{ cc: cc.replace("+", ""), phoneNumber }]);
  });

  test("counts characters of the name, not the units of UTF-16", async () => {
    const simulator = await simulate();
    const verified_name = "\u{1f600}".repeat(75);

    expect(await post(simulator, EDGE, { ...ACME, verified_name })).toMatchObject({ status: 200 });
  });

  test("answers with the id alone", async () => {
    const simulator = await simulate();

    const added = await post(simulator, EDGE, ACME);

    expect(added.body).toEqual({ id: simulator.numbers()[0]?.id });
  });

  test("answers with the fields that the call asks for as well", async () => {
    const simulator = await simulate();

    const added = await post(simulator, EDGE, { ...ACME, fields: "status,display_phone_number" });

    expect(added.body).toEqual({
      id: simulator.numbers()[0]?.id,
      status: "PENDING",
      display_phone_number: "+1 202-555-0100",
    });
  });

  test("leaves the number neither verified nor connected", async () => {
    const simulator = await simulate();
    const { body } = await post(simulator, EDGE, ACME);

    const node = await get(simulator, `/${String(body.id)}`, {
      fields: "code_verification_status,status,platform_type,name_status,quality_rating",
    });

    expect(node.body).toEqual({
      id: body.id,
      code_verification_status: "NOT_VERIFIED",
      status: "PENDING",
      platform_type: "NOT_APPLICABLE",
      name_status: "PENDING_REVIEW",
      quality_rating: "UNKNOWN",
    });
  });
});
