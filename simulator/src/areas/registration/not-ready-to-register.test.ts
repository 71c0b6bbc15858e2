import { post } from "../../test-support/graph";
import { fieldsOf, HOUR, ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, ACME, manualClock } from "../../test-support/simulator";

const DAY = 24 * HOUR;
const VERIFIED = { codeVerificationStatus: "VERIFIED" };
type Simulated = Awaited<ReturnType<typeof simulateOne>>;
const register = (simulator: Simulated, id = ID) => post(simulator, `/${id}/register`, REGISTRATION);

describe("a verification", () => {
  const verification = (simulator: Simulated) => fieldsOf(simulator, "code_verification_status");

  test("is good for 14 days", async () => {
    const clock = manualClock();
    const simulator = await simulateOne(VERIFIED, { clock });

    clock.advance(14 * DAY - 1);
    expect(await verification(simulator)).toEqual({ code_verification_status: "VERIFIED" });
    clock.advance(1);

    expect(await verification(simulator)).toEqual({ code_verification_status: "EXPIRED" });
    expect(only(simulator).codeVerificationStatus).toBe("EXPIRED");
    expect(await register(simulator)).toMatchObject({ status: 400, error: { code: 133006 } });
  });

  test("counts from the moment at which a program set it", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });

    clock.advance(20 * DAY);
    simulator.changeNumber(ID, VERIFIED);

    expect(await register(simulator)).toMatchObject({ status: 200 });
  });

  test("that has expired is normal for a registered number, which can be registered again", async () => {
    const clock = manualClock();
    const simulator = await simulateOne(VERIFIED, { clock });
    await register(simulator);

    clock.advance(20 * DAY);

    expect(await verification(simulator)).toEqual({ code_verification_status: "EXPIRED" });
    expect(await register(simulator)).toMatchObject({ status: 200 });
    expect(only(simulator).status).toBe("CONNECTED");
  });

  test("that has expired leaves a registered number with its account", async () => {
    const clock = manualClock();
    const simulator = await simulateOne(VERIFIED, { clock });
    await register(simulator);

    clock.advance(20 * DAY);

    expect(await post(simulator, "/100000000000002/phone_numbers", ACME)).toMatchObject({
      error: { error_subcode: 2388001 },
    });
  });
});

describe("a number that was deleted moments ago", () => {
  async function addedAgain(options: Parameters<typeof simulateOne>[1]) {
    const simulator = await simulateOne({}, options);
    simulator.removeNumber(ID);
    const { body } = await post(simulator, `/${ACCOUNT}/phone_numbers`, ACME);
    const id = String(body.id);
    simulator.changeNumber(id, VERIFIED);
    return { simulator, id };
  }

  test("is registered at once by default", async () => {
    const { simulator, id } = await addedAgain({});

    expect(await register(simulator, id)).toMatchObject({ status: 200 });
  });

  test("is registered five minutes later with the mode deletion", async () => {
    const clock = manualClock();
    const { simulator, id } = await addedAgain({ clock, deletion: "slow" });

    clock.advance(5 * 60_000 - 1);
    expect(await register(simulator, id)).toMatchObject({ status: 400, error: { code: 133015 } });
    clock.advance(1);

    expect(await register(simulator, id)).toMatchObject({ status: 200 });
  });
});

describe("a name that is under review", () => {
  const underReview = { ...VERIFIED, nameStatus: "PENDING_REVIEW" };

  test("hinders no registration by default", async () => {
    expect(await register(await simulateOne(underReview))).toMatchObject({ status: 200 });
  });

  test("hinders it with the mode nameReview, until the name is approved", async () => {
    const simulator = await simulateOne(underReview, { nameReview: "required" });

    expect(await register(simulator)).toMatchObject({
      status: 400,
      error: { code: 100, error_subcode: 2388001, error_user_title: "Cannot Create Certificate" },
    });
    simulator.reviewName(ID, "APPROVED");

    expect(await register(simulator)).toMatchObject({ status: 200 });
  });
});
