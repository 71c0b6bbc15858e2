import type { Simulator } from "../index";
import { get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;

async function admin(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  secret = "test-secret",
) {
  const answer = await fetch(`${simulator.url}/_simulator${path}`, {
    method,
    headers: {
      "x-simulator-secret": secret,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> };
}

const simulateWithSecret = (options: Parameters<typeof simulate>[0] = {}) =>
  simulate({ adminSecret: "test-secret", ...options });

describe("the admin endpoint", () => {
  test.each([
    ["GET", "/requests"],
    ["DELETE", "/requests"],
    ["GET", "/faults"],
    ["POST", "/faults"],
    ["PATCH", "/modes"],
    ["GET", "/numbers"],
    ["PATCH", "/numbers/1"],
    ["POST", "/numbers/1/review"],
  ])("%s %s is closed to another secret, an access token included", async (method, path) => {
    const simulator = await simulateWithSecret();

    expect(await admin(simulator, method, path, undefined, TOKEN)).toMatchObject({ status: 401 });
  });

  test("has a secret of its own at each start when none is set", async () => {
    const [one, other] = [await simulate(), await simulate()];

    expect(one.adminSecret).not.toBe(other.adminSecret);
    expect(await admin(one, "GET", "/faults", undefined, one.adminSecret)).toMatchObject({ status: 200 });
  });

  test("says so where it has no such request", async () => {
    const refused = await admin(await simulateWithSecret(), "GET", "/colours");

    expect(refused).toMatchObject({
      status: 404,
      body: { error: "The admin endpoint has no GET /_simulator/colours." },
    });
  });

  test("does not enter itself in the ledger", async () => {
    const simulator = await simulateWithSecret();

    await admin(simulator, "GET", "/requests");

    expect(simulator.requests()).toEqual([]);
  });

  test("adds, lists, removes and clears faults", async () => {
    const simulator = await simulateWithSecret();

    const added = await admin(simulator, "POST", "/faults", {
      on: { method: "POST" },
      times: "always",
      then: { kind: "error", code: 368 },
    });
    expect(added).toMatchObject({ status: 201, body: { id: 1, left: "always" } });
    expect(await post(simulator, EDGE, ACME)).toMatchObject({ error: { code: 368 } });
    expect((await admin(simulator, "GET", "/faults")).body).toMatchObject({ faults: [{ id: 1 }] });
    expect(await admin(simulator, "DELETE", "/faults/1")).toMatchObject({ status: 204 });
    expect(await admin(simulator, "DELETE", "/faults/1")).toMatchObject({ status: 404 });
    expect(simulator.faults.list()).toEqual([]);
  });

  test.each([
    ["an unknown fault", "POST", "/faults", { then: { kind: "earthquake" } }, /no fault "earthquake"/],
    ["no fault at all", "POST", "/faults", {}, /no fault undefined/],
    ["an unknown mode", "PATCH", "/modes", { gravity: 0 }, /gravity/],
    [
      "a mode that only all accounts can have",
      "PATCH",
      `/modes?account=${ACCOUNT}`,
      { displayRewriting: true },
      /displayRewriting/,
    ],
    ["an unknown account", "PATCH", "/modes?account=9", { listing: "refused" }, /no account 9/],
    ["an unknown state of a number", "PATCH", "/numbers/110000000000001", { colour: "red" }, /colour/],
    ["a PIN that is none", "PATCH", "/numbers/110000000000001", { pin: "1" }, /pin/],
    ["a number without a status", "PATCH", "/numbers/110000000000001", { status: null }, /status/],
    ["an unknown verdict", "POST", "/numbers/110000000000001/review", { verdict: "MAYBE" }, /verdict/],
    ["an unknown filter", "GET", "/requests?colour=red", undefined, /colour/],
  ])("refuses %s", async (_what, method, path, body, reason) => {
    const simulator = await simulateWithSecret();
    simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    const refused = await admin(simulator, method, path, body);

    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringMatching(reason) as string } });
  });

  test("changes modes while the simulator runs, for all or for one account, and takes them back", async () => {
    const simulator = await simulateWithSecret({
      accounts: [
        { id: ACCOUNT, tokens: [TOKEN] },
        { id: OTHER_ACCOUNT, tokens: [TOKEN] },
      ],
    });
    const statuses = async () => [
      (await get(simulator, EDGE)).status,
      (await get(simulator, `/${OTHER_ACCOUNT}/phone_numbers`)).status,
    ];

    await admin(simulator, "PATCH", `/modes?account=${ACCOUNT}`, { listing: "refused" });
    expect(await statuses()).toEqual([400, 200]);
    await admin(simulator, "PATCH", `/modes?account=${ACCOUNT}`, { listing: null });
    await admin(simulator, "PATCH", "/modes", { listing: "refused", numberCap: 1, oldestVersion: "v25.0" });
    expect(await statuses()).toEqual([400, 400]);
    expect((await get(simulator, `/v21.0/${ACCOUNT}`)).headers["facebook-api-version"]).toBe("v25.0");
    const back = await admin(simulator, "PATCH", "/modes", { listing: null, numberCap: null });
    expect(back.body).toMatchObject({ oldestVersion: "v25.0" });
    expect(await statuses()).toEqual([200, 200]);
  });

  test("shows the ledger with filters, and clears it", async () => {
    const simulator = await simulateWithSecret();
    await post(simulator, EDGE, ACME);
    await get(simulator, "/999");

    expect((await admin(simulator, "GET", "/requests?code=100&method=GET")).body).toMatchObject({
      requests: [{ id: 2, path: "/999" }],
    });
    expect((await admin(simulator, "GET", "/requests?after=1")).body).toMatchObject({
      requests: { length: 1 },
    });
    await admin(simulator, "DELETE", "/requests");
    expect((await admin(simulator, "GET", "/requests")).body).toEqual({ requests: [] });
  });

  test("changes a number, takes its PIN away, and decides on its name", async () => {
    const simulator = await simulateWithSecret();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });
    const change = (changes: object) => admin(simulator, "PATCH", `/numbers/${id}`, changes);

    expect(await change({ pin: "123456", dataRegion: "CH" })).toMatchObject({
      status: 200,
      body: { id, isPinEnabled: true, dataRegion: "CH" },
    });
    expect(await change({ pin: null })).toMatchObject({ body: { isPinEnabled: false, dataRegion: "CH" } });
    expect(await admin(simulator, "POST", `/numbers/${id}/review`, { verdict: "APPROVED" })).toMatchObject({
      body: { nameStatus: "APPROVED" },
    });
    expect(await admin(simulator, "PATCH", "/numbers/9", {})).toMatchObject({ status: 404 });
    expect(simulator.numbers()).toMatchObject([{ isPinEnabled: false, nameStatus: "APPROVED" }]);
  });

  test("deletes a number, which the API cannot", async () => {
    const simulator = await simulateWithSecret();
    const { id } = simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550100", verifiedName: "Acme" });

    expect((await admin(simulator, "GET", "/numbers")).body).toMatchObject({ numbers: [{ id }] });
    expect(await admin(simulator, "DELETE", `/numbers/${id}`)).toMatchObject({ status: 204 });
    expect(await admin(simulator, "DELETE", `/numbers/${id}`)).toMatchObject({ status: 404 });
    expect(simulator.numbers()).toEqual([]);
  });
});
