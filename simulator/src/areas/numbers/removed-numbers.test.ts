import type { Simulator } from "../../index";
import { call, get, post } from "../../test-support/graph";
import { ID, REGISTRATION, REQUEST, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;
const READY = { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" };
const NUMBER = { cc: "1", phoneNumber: ACME.phone_number, verifiedName: "Acme" };

const statuses = async (simulator: Simulator) =>
  ((await get(simulator, EDGE, { fields: "status" })).body.data as { id: string; status: string }[]).map(
    ({ id, status }) => [id, status],
  );
const statusOf = async (simulator: Simulator, id = ID) =>
  (await get(simulator, `/${id}`, { fields: "status" })).body.status;

describe("a number that leaves its account while removedNumbers is kept", () => {
  test("stays in the listing and on the node as DELETED", async () => {
    const simulator = await simulateOne({}, { removedNumbers: "kept" });

    simulator.removeNumber(ID);

    expect(await statuses(simulator)).toEqual([[ID, "DELETED"]]);
    expect(await statusOf(simulator)).toBe("DELETED");
    expect(simulator.numbers()).toMatchObject([{ id: ID, status: "DELETED" }]);
  });

  test("stays as DELETED after the admin endpoint deleted it", async () => {
    const simulator = await simulateOne({}, { removedNumbers: "kept" });

    await fetch(`${simulator.url}/_simulator/numbers/${ID}`, {
      method: "DELETE",
      headers: { "x-simulator-secret": simulator.adminSecret },
    });

    expect(await statuses(simulator)).toEqual([[ID, "DELETED"]]);
  });

  test("stays as MIGRATED on its old account, and is a new number on the other", async () => {
    const simulator = await simulateOne(READY, { removedNumbers: "kept" });

    const { body } = await post(simulator, `/${OTHER_ACCOUNT}/phone_numbers`, {
      cc: ACME.cc,
      phone_number: ACME.phone_number,
      migrate_phone_number: "true",
    });

    expect(await statuses(simulator)).toEqual([[ID, "MIGRATED"]]);
    expect(await statusOf(simulator, String(body.id))).toBe("PENDING");
  });

  test("can be added again, and a living entry stands beside it", async () => {
    const simulator = await simulateOne(READY, { removedNumbers: "kept", numberCap: 1 });
    simulator.removeNumber(ID);

    const { body } = await post(simulator, EDGE, ACME);

    expect(await statuses(simulator)).toEqual([
      [ID, "DELETED"],
      [body.id, "PENDING"],
    ]);
    expect(await post(simulator, EDGE, ACME)).toMatchObject({ error: { error_subcode: 2388012 } });
  });

  test.each([
    ["a code", `/${ID}/request_code`, REQUEST],
    ["a registration", `/${ID}/register`, REGISTRATION],
    ["another name", `/${ID}`, { new_display_name: "Acme Ltd" }],
  ])("refuses %s with 100/33", async (_what, path, form) => {
    const simulator = await simulateOne(READY, { removedNumbers: "kept" });
    simulator.removeNumber(ID);

    expect(await post(simulator, path, form)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  });

  test("is gone for good once its entry is removed too", async () => {
    const simulator = await simulateOne({}, { removedNumbers: "kept" });

    simulator.removeNumber(ID);
    simulator.removeNumber(ID);

    expect(simulator.numbers()).toEqual([]);
  });

  test("goes at once on an account without the mode", async () => {
    const simulator = await simulateOne();

    simulator.setModes({ removedNumbers: "kept" }, OTHER_ACCOUNT);
    simulator.removeNumber(ID);

    expect(simulator.numbers()).toEqual([]);
  });
});

test.each(["DELETED", "MIGRATED"])("a seeded entry that is %s stands beside a living one", async (status) => {
  const simulator = await simulate({
    accounts: [{ id: ACCOUNT, tokens: [TOKEN], numbers: [NUMBER, { ...NUMBER, id: ID, status }] }],
  });

  expect((await statuses(simulator)).map(([, found]) => found)).toEqual(["PENDING", status]);
  expect(await statusOf(simulator)).toBe(status);
});

describe("the page", () => {
  const page = async (simulator: Simulator) => (await call(simulator, "GET", "/")).text;

  test.each([
    ["deleted", "DELETED"],
    ["migrated", "MIGRATED"],
  ])("shows a %s number as such, and only offers to remove its entry", async (badge, status) => {
    const simulator = await simulateOne({ status, pin: "123456" });

    const text = await page(simulator);

    expect(text).toContain(`<span class="badge bad">${badge}</span>`);
    expect(text).toContain("0 numbers");
    expect([...text.matchAll(/_manager\/numbers\/\d+\/([\w-]+)/g)].map(([, action]) => action)).toEqual([
      "remove-entry",
    ]);
  });

  test("keeps the entry of a number that it deletes, and then removes that", async () => {
    const simulator = await simulateOne({}, { removedNumbers: "kept" });
    const run = async (action: string) => {
      const path = `/_manager/numbers/${ID}/${action}`;
      const { text } = await call(simulator, "GET", path);
      const csrf_token = /name="csrf_token"\s+value="([^"]+)"/.exec(text)?.[1] ?? "";
      return call(simulator, "POST", path, { form: { csrf_token } });
    };

    await run("delete");
    expect(await page(simulator)).toContain("deleted");
    expect(await run("remove-entry")).toMatchObject({ status: 303 });

    expect(simulator.numbers()).toEqual([]);
  });
});
