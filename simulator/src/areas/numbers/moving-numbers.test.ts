import type { Simulator } from "../../index";
import { get, post } from "../../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../../test-support/simulator";

const DESTINATION = `/v26.0/${OTHER_ACCOUNT}/phone_numbers`;
const MIGRATION = { cc: ACME.cc, phone_number: ACME.phone_number, migrate_phone_number: "true" };
const READY = {
  id: "120000000000001",
  cc: "1",
  phoneNumber: ACME.phone_number,
  verifiedName: "Acme",
  codeVerificationStatus: "VERIFIED",
  nameStatus: "APPROVED",
};

function simulateTwo(number: Partial<typeof READY> & { pin?: string } = {}): Promise<Simulator> {
  return simulate({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN], numbers: [{ ...READY, ...number }] },
      { id: OTHER_ACCOUNT, tokens: [TOKEN] },
    ],
  });
}

describe("migrating a number to another account", () => {
  test("gives it a new id there, keeps its name, and takes the old entry away", async () => {
    const simulator = await simulateTwo();

    const { body } = await post(simulator, DESTINATION, MIGRATION);

    expect(body.id).not.toBe(READY.id);
    expect(simulator.numbers()).toMatchObject([
      {
        id: body.id,
        accountId: OTHER_ACCOUNT,
        verifiedName: "Acme",
        codeVerificationStatus: "NOT_VERIFIED",
      },
    ]);
    expect(await get(simulator, `/${READY.id}`)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });

  test.each([
    ["it is not verified", { codeVerificationStatus: "NOT_VERIFIED" }, /must be verified/],
    ["its name is not approved", { nameStatus: "PENDING_REVIEW" }, /name must be approved/],
    ["two-step verification is on", { pin: "123456" }, /two-step verification must be off/],
  ])("is refused with 2388103 while %s", async (_while, number, why) => {
    const simulator = await simulateTwo(number);

    const refused = await post(simulator, DESTINATION, MIGRATION);

    expect(refused).toMatchObject({ status: 400, error: { code: 100, error_subcode: 2388103 } });
    expect(refused.error.error_user_msg).toMatch(why);
    expect(simulator.numbers()).toMatchObject([{ id: READY.id, accountId: ACCOUNT }]);
  });

  test("takes a number that no account here has to come from elsewhere", async () => {
    const simulator = await simulate();

    const added = await post(simulator, `/${ACCOUNT}/phone_numbers`, MIGRATION);

    expect(added).toMatchObject({ status: 200 });
    expect(simulator.numbers()).toMatchObject([{ verifiedName: "" }]);
  });

  test("is refused within one account as a duplicate", async () => {
    const simulator = await simulateTwo();

    const refused = await post(simulator, `/${ACCOUNT}/phone_numbers`, MIGRATION);

    expect(refused).toMatchObject({ error: { code: 100, error_subcode: 2388012 } });
  });
});

describe("adding a number that another account has, without migrating it", () => {
  test("is refused with 2388001 when it is verified there", async () => {
    const simulator = await simulateTwo();

    const refused = await post(simulator, DESTINATION, ACME);

    expect(refused).toMatchObject({ status: 400, error: { code: 100, error_subcode: 2388001 } });
    expect(simulator.numbers(OTHER_ACCOUNT)).toEqual([]);
  });

  test("is allowed when nobody has verified it", async () => {
    const simulator = await simulateTwo({ codeVerificationStatus: "NOT_VERIFIED" });

    expect(await post(simulator, DESTINATION, ACME)).toMatchObject({ status: 200 });
    expect(simulator.numbers()).toHaveLength(2);
  });
});

describe("a pre-verified number", () => {
  const withPreverified = () =>
    simulate({
      accounts: [
        {
          id: ACCOUNT,
          tokens: [TOKEN],
          preverifiedNumbers: [{ id: "700000000000001", cc: "1", phoneNumber: ACME.phone_number }],
        },
      ],
    });
  const EDGE = `/${ACCOUNT}/phone_numbers`;

  test("is verified as soon as it is added", async () => {
    const simulator = await withPreverified();

    await post(simulator, EDGE, { ...ACME, preverified_id: "700000000000001" });

    expect(simulator.numbers()).toMatchObject([{ codeVerificationStatus: "VERIFIED" }]);
  });

  test("is refused for another number", async () => {
    const simulator = await withPreverified();

    const refused = await post(simulator, EDGE, {
      ...ACME,
      phone_number: "2025550101",
      preverified_id: "700000000000001",
    });

    expect(refused.text).toContain("another number");
    expect(simulator.numbers()).toEqual([]);
  });

  test("can be used once", async () => {
    const simulator = await withPreverified();
    await post(simulator, EDGE, { ...ACME, preverified_id: "700000000000001" });
    simulator.removeNumber(simulator.numbers()[0]?.id ?? "");

    const refused = await post(simulator, EDGE, { ...ACME, preverified_id: "700000000000001" });

    expect(refused.text).toContain("has been used already");
  });
});
