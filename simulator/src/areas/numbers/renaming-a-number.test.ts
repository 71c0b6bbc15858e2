import { get, post } from "../../test-support/graph";
import { ID, only, simulateOne } from "../../test-support/one-number";

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
