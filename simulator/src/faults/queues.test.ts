import type { FaultInput, Simulator } from "../index";
import { type Answer, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, simulate } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;
const POSTS = { method: "POST", edge: "numbers" } as const;
const add = (simulator: Simulator, last = 0): Promise<Answer> =>
  post(simulator, EDGE, { ...ACME, phone_number: String(2025550100 + last) });

describe("several faults on one edge", () => {
  test.each<[string, FaultInput["then"], object]>([
    ["an expired session", { kind: "permissionLost", code: 190 }, { error: { code: 190 } }],
    ["a throttle", { kind: "throttle", code: 80007 }, { error: { code: 80007 } }],
  ])(
    "follow each other: an answer is lost after the commit, and then comes %s",
    async (_what, then, second) => {
      const simulator = await simulate();
      simulator.faults.add({ on: POSTS, then: { kind: "drop", when: "after-commit" } });
      simulator.faults.add({ on: POSTS, then });

      await expect(add(simulator)).rejects.toMatchObject({ code: "ECONNRESET" });
      expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
      expect(await add(simulator)).toMatchObject(second);

      expect(simulator.numbers()).toHaveLength(1);
      expect(simulator.faults.list()).toEqual([]);
    },
  );

  test("follow each other: an answer is lost after the commit, and then the connection is reset on arrival", async () => {
    const simulator = await simulate();
    simulator.faults.add({ on: POSTS, then: { kind: "drop", when: "after-commit" } });
    simulator.faults.add({ on: POSTS, then: { kind: "drop", when: "on-arrival" } });

    await expect(add(simulator, 0)).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(add(simulator, 1)).rejects.toMatchObject({ code: "ECONNRESET" });

    expect(simulator.numbers()).toHaveLength(1);
    const [first, second] = simulator.requests();
    expect(first).toMatchObject({ outcome: "dropped", parameters: { phone_number: "2025550100" } });
    expect(second).toMatchObject({ outcome: "dropped", faults: ["drop"] });
    // The fault drops the call before its body is read.
    expect(second?.parameters).toEqual({});
    expect(await add(simulator, 1)).toMatchObject({ status: 200 });
  });
});

describe("a fault that lets calls pass first", () => {
  test.each([10, 200, 3])("refuses a listing with code %i after one that worked", async (code) => {
    const simulator = await simulate();
    simulator.faults.add({
      on: { method: "GET", edge: "numbers" },
      skip: 1,
      times: Infinity,
      then: { kind: "error", code },
    });

    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
    expect(simulator.faults.list()).toMatchObject([{ skip: 0 }]);
    expect(await get(simulator, EDGE)).toMatchObject({ status: 400, error: { code } });
    expect(await get(simulator, EDGE)).toMatchObject({ status: 400, error: { code } });
  });

  test("counts only the calls that it is for, and another strikes meanwhile", async () => {
    const simulator = await simulate();
    simulator.faults.add({ on: POSTS, skip: 1, then: { kind: "error", code: 2 } });
    simulator.faults.add({ on: POSTS, then: { kind: "error", code: 1 } });

    await get(simulator, EDGE);

    expect(await add(simulator)).toMatchObject({ error: { code: 1 } });
    expect(await add(simulator)).toMatchObject({ error: { code: 2 } });
    expect(await add(simulator)).toMatchObject({ status: 200 });
  });

  test("counts each call once, although a drop on arrival is looked for earlier", async () => {
    const simulator = await simulate();
    simulator.faults.add({ skip: 2, then: { kind: "drop", when: "on-arrival" } });

    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
    await expect(get(simulator, EDGE)).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});
