import type { FaultInput, Simulator } from "../index";
import { type Answer, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, manualClock, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;
const add = (simulator: Simulator, last = 0): Promise<Answer> =>
  post(simulator, EDGE, { ...ACME, phone_number: String(2025550100 + last) });

describe("a fault that takes the answer's place", () => {
  test.each<[string, FaultInput["then"], object]>([
    [
      "an error with HTTP 500",
      { kind: "serverError" },
      { status: 500, error: { code: 2, is_transient: true } },
    ],
    [
      "HTTP 502 with garbage",
      { kind: "serverError", status: 502, body: "garbage" },
      { status: 502, body: {} },
    ],
    ["HTTP 200 with garbage", { kind: "garbage" }, { status: 200, body: {} }],
    [
      "any Graph error",
      {
        kind: "error",
        code: 368,
        subcode: 7,
        message: "Blocked",
        userMessage: "Wait",
        title: "No",
        details: "why",
      },
      {
        status: 400,
        error: {
          code: 368,
          error_subcode: 7,
          message: "(#368) Blocked",
          error_user_msg: "Wait",
          error_user_title: "No",
          error_data: { details: "why" },
        },
      },
    ],
  ])("gives %s, before anything is added or after", async (_what, then, expected) => {
    const simulator = await simulate();
    simulator.faults.add({ then });
    simulator.faults.add({ then: { ...then, when: "after-commit" } as FaultInput["then"] });

    expect(await add(simulator, 0)).toMatchObject(expected);
    expect(simulator.numbers()).toHaveLength(0);
    expect(await add(simulator, 1)).toMatchObject(expected);
    expect(simulator.numbers()).toHaveLength(1);
    expect(await add(simulator, 2)).toMatchObject({ status: 200 });
  });

  test.each([
    ["before the number is added", "before-commit" as const, 0],
    ["after the number is added", "after-commit" as const, 1],
  ])("drops the connection %s", async (_when, when, numbers) => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "drop", when } });

    await expect(add(simulator)).rejects.toMatchObject({ code: "ECONNRESET" });

    expect(simulator.numbers()).toHaveLength(numbers);
    expect(simulator.requests()).toMatchObject([{ outcome: "dropped", faults: ["drop"] }]);
  });

  test.each([
    ["before the number is added", "before-commit" as const, 0],
    ["after the number is added", "after-commit" as const, 1],
  ])("never answers, %s, until the simulator closes", async (_when, when, numbers) => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "hang", when } });

    const answer = add(simulator).catch((error: unknown) => error);
    await simulator.waitForRequest({ outcome: "hung" });

    expect(simulator.numbers()).toHaveLength(numbers);
    await simulator.close();
    expect(await answer).toMatchObject({ code: "ECONNRESET" });
  });

  test.each([[4], [17], [32], [613], [80007], [80008]] as const)(
    "throttles with code %i, HTTP 400, full usage and the minutes to wait",
    async (code) => {
      const simulator = await simulate();
      simulator.faults.add({ then: { kind: "throttle", code, minutes: 7 } });

      const throttled = await get(simulator, EDGE);

      expect(throttled).toMatchObject({ status: 400, error: { code } });
      expect(JSON.parse(throttled.headers["x-app-usage"] ?? "")).toMatchObject({ call_count: 100 });
      expect(JSON.parse(throttled.headers["x-business-use-case-usage"] ?? "")).toMatchObject({
        [ACCOUNT]: [{ call_count: 100, estimated_time_to_regain_access: 7 }],
      });
    },
  );

  test.each([
    [100, { code: 100, error_subcode: 33 }],
    [10, { code: 10 }],
    [200, { code: 200 }],
    [190, { code: 190, error_subcode: 460 }],
  ] as const)("takes the permission away with code %i", async (code, error) => {
    const simulator = await simulate();
    simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code } });

    expect(await get(simulator, `/${ACCOUNT}`)).toMatchObject({ status: 400, error });
    expect(await add(simulator)).toMatchObject({ status: 400, error });
  });

  test.each([10, 100] as const)(
    "refuses fields with code %i, for the whole call, only when they are asked for",
    async (code) => {
      const simulator = await simulate();
      const { id } = simulator.addNumber(ACCOUNT, {
        cc: "1",
        phoneNumber: "2025550100",
        verifiedName: "Acme",
      });
      simulator.faults.add({
        times: "always",
        then: { kind: "fieldsRefused", fields: ["name_status"], code },
      });

      expect(await get(simulator, `/${id}`)).toMatchObject({ status: 200 });
      expect(await get(simulator, `/${id}`, { fields: "status" })).toMatchObject({ status: 200 });
      expect(await get(simulator, `/${id}`, { fields: "status,name_status" })).toMatchObject({
        status: 400,
        error: { code },
      });
    },
  );
});

describe("a slow answer", () => {
  test("arrives late, and the call counts even though its client has left", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "slow", ms: 60 } });
    const controller = new AbortController();

    const answer = fetch(simulator.url + EDGE, {
      method: "POST",
      body: new URLSearchParams({ ...ACME, access_token: TOKEN }),
      signal: controller.signal,
    }).catch((error: unknown) => error);
    await simulator.waitForRequest({ method: "POST" });
    controller.abort();

    expect(await answer).toMatchObject({ name: "AbortError" });
    await simulator.waitForRequest({ outcome: "aborted", status: 200 });
    expect(simulator.numbers()).toHaveLength(1);
  });

  test("takes at least as long as was asked for", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "slow", ms: 40 } });
    const before = performance.now();

    await add(simulator);

    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  });
});

describe("lag", () => {
  test("hides a new number from so many reads of its node, and from so many listings", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "lag", node: 2, listing: 1 } });
    const { body } = await add(simulator);
    const node = async () => (await get(simulator, `/${String(body.id)}`)).status;
    const listed = async () => ((await get(simulator, EDGE)).body.data as unknown[]).length;

    expect([await node(), await node(), await node()]).toEqual([400, 400, 200]);
    expect([await listed(), await listed()]).toEqual([0, 1]);
  });

  test.each(["node", "listing"] as const)("hides it from every look at the %s", async (from) => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "lag", [from]: "always" } });
    const { body } = await add(simulator);

    for (let looks = 0; looks < 20; looks++) {
      const found = [
        (await get(simulator, `/${String(body.id)}`)).status === 200,
        ((await get(simulator, EDGE)).body.data as unknown[]).length === 1,
      ];
      expect(found).toEqual([from !== "node", from !== "listing"]);
    }
  });

  test.each(["node", "listing"] as const)("hides it from the %s for a time on the clock", async (from) => {
    const clock = manualClock();
    const simulator = await simulate({ clock });
    simulator.faults.add({ then: { kind: "lag", [`${from}Ms`]: 60_000, [from]: 1 } });
    const { body } = await add(simulator);
    const found = async () =>
      from === "node"
        ? (await get(simulator, `/${String(body.id)}`)).status === 200
        : ((await get(simulator, EDGE)).body.data as unknown[]).length === 1;

    expect([await found(), await found(), await found()]).toEqual([false, false, false]);
    clock.advance(59_999);
    expect(await found()).toBe(false);
    clock.advance(1);
    expect(await found()).toBe(true);
  });

  test("is not used up by calls that add nothing", async () => {
    const simulator = await simulate();
    simulator.faults.add({ then: { kind: "lag", node: 1 } });

    await get(simulator, EDGE);

    expect(simulator.faults.list()).toHaveLength(1);
  });
});
