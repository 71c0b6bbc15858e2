import { type Answer, get, post } from "../../test-support/graph";
import { fieldsOf, HOUR, ID, only, REGISTRATION, simulateOne } from "../../test-support/one-number";
import { manualClock } from "../../test-support/simulator";

const DAY = 24 * HOUR;
type Simulated = Awaited<ReturnType<typeof simulateOne>>;
const rename = (simulator: Simulated, name = "Acme Ltd"): Promise<Answer> =>
  post(simulator, `/${ID}`, { new_display_name: name });

describe("a new display name", () => {
  const FIELDS = "verified_name,name_status,new_display_name,new_name_status";

  test("waits for its review", async () => {
    const simulator = await simulateOne();

    await rename(simulator);

    expect(await fieldsOf(simulator, FIELDS)).toEqual({
      verified_name: "Acme",
      name_status: "PENDING_REVIEW",
      new_display_name: "Acme Ltd",
      new_name_status: "PENDING_REVIEW",
    });
  });

  test("is the name once it is approved", async () => {
    const simulator = await simulateOne();
    await rename(simulator);

    simulator.reviewName(ID, "APPROVED");

    expect(await fieldsOf(simulator, FIELDS)).toEqual({ verified_name: "Acme Ltd", name_status: "APPROVED" });
  });

  test("leaves the old one where it is declined", async () => {
    const simulator = await simulateOne();
    await rename(simulator);

    simulator.reviewName(ID, "DECLINED");

    expect(await fieldsOf(simulator, FIELDS)).toMatchObject({
      verified_name: "Acme",
      new_display_name: "Acme Ltd",
      new_name_status: "DECLINED",
    });
  });

  test("is refused outside 2 to 75 characters", async () => {
    const simulator = await simulateOne();

    expect(await rename(simulator, "A")).toMatchObject({ error: { code: 100 } });
    expect(only(simulator).newDisplayName).toBeUndefined();
  });

  test("is refused while another is under review, and accepted after its decision", async () => {
    const simulator = await simulateOne();
    await rename(simulator);

    const refused = await rename(simulator, "Acme Sales");
    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(refused.text).toContain("under review");
    expect(only(simulator).newDisplayName).toBe("Acme Ltd");
    simulator.reviewName(ID, "DECLINED");

    expect(await rename(simulator, "Acme Sales")).toMatchObject({ status: 200 });
  });

  test("is accepted ten times in 30 days", async () => {
    const clock = manualClock();
    const simulator = await simulateOne({}, { clock });
    const change = async (name: string) => {
      const answer = await rename(simulator, name);
      simulator.reviewName(ID, "DECLINED");
      return answer;
    };
    for (let changes = 0; changes < 10; changes++) {
      expect(await change(`Acme ${changes}`)).toMatchObject({ status: 200 });
      clock.advance(DAY);
    }

    const refused = await change("Acme once more");
    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(refused.text).toContain("Try again in 20 days");
    clock.advance(20 * DAY);

    expect(await change("Acme once more")).toMatchObject({ status: 200 });
  });
});

describe("a registered number whose new name was approved", () => {
  const START = Date.UTC(2026, 10, 1);
  const registered = { codeVerificationStatus: "VERIFIED", status: "CONNECTED", platformType: "CLOUD_API" };
  const page = async (simulator: Simulated) => (await fetch(simulator.url)).text();

  test("has 14 days to be registered again, and says so until it is", async () => {
    const clock = manualClock(START);
    const simulator = await simulateOne(registered, { clock });
    await rename(simulator);
    expect(only(simulator).registerAgainBy).toBeUndefined();

    simulator.reviewName(ID, "APPROVED");
    expect(only(simulator).registerAgainBy).toBe("2026-11-15T00:00:00.000Z");
    clock.advance(20 * DAY);
    expect(await page(simulator)).toMatch(/register again.*by 2026-11-15/);
    expect((await get(simulator, `/${ID}`, { fields: "name_status" })).body.name_status).toBe("APPROVED");
    await post(simulator, `/${ID}/register`, REGISTRATION);

    expect(only(simulator).registerAgainBy).toBeUndefined();
    expect(await page(simulator)).not.toContain("register again");
  });

  test("has them for a name from WhatsApp Manager too", async () => {
    const simulator = await simulateOne(registered, { clock: manualClock(START) });

    simulator.renameNumber(ID, "Acme Ltd");

    expect(only(simulator).registerAgainBy).toBe("2026-11-15T00:00:00.000Z");
  });

  test("has nothing to register again once it is deregistered", async () => {
    const simulator = await simulateOne(registered);
    simulator.renameNumber(ID, "Acme Ltd");

    await post(simulator, `/${ID}/deregister`);

    expect(only(simulator).registerAgainBy).toBeUndefined();
  });

  test("has nothing to do if the name was declined, or the number was never registered", async () => {
    const [declined, unregistered] = [await simulateOne(registered), await simulateOne()];
    for (const simulator of [declined, unregistered]) await rename(simulator);

    declined.reviewName(ID, "DECLINED");
    unregistered.reviewName(ID, "APPROVED");

    expect(only(declined).registerAgainBy).toBeUndefined();
    expect(only(unregistered).registerAgainBy).toBeUndefined();
  });
});
