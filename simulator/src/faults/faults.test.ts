import type { FaultInput, Simulator } from "../index";
import { type Answer, get, post } from "../test-support/graph";
import { ACCOUNT, ACME, OTHER_ACCOUNT, simulate, TOKEN } from "../test-support/simulator";

const EDGE = `/v26.0/${ACCOUNT}/phone_numbers`;
const add = (simulator: Simulator, last = 0): Promise<Answer> =>
  post(simulator, EDGE, { ...ACME, phone_number: String(2025550100 + last) });

describe("a fault is limited", () => {
  test.each<[string, FaultInput["on"], boolean[]]>([
    ["to nothing", {}, [true, true, true, true]],
    ["to a method", { method: "POST" }, [true, false, false, false]],
    ["to the edge", { edge: "numbers" }, [true, true, false, false]],
    ["to nodes of numbers", { edge: "node" }, [false, false, true, false]],
    ["to one number", { number: "120000000000001" }, [false, false, true, false]],
    ["to a number that is not called", { number: "120000000000002" }, [false, false, false, false]],
    ["to an account and its numbers", { account: ACCOUNT }, [true, true, true, false]],
    [
      "to the node of another account",
      { account: OTHER_ACCOUNT, edge: "account" },
      [false, false, false, true],
    ],
  ])("%s", async (_to, on, struck) => {
    const number = { id: "120000000000001", cc: "1", phoneNumber: "2025550199", verifiedName: "Acme" };
    const simulator = await simulate({
      accounts: [
        { id: ACCOUNT, tokens: [TOKEN], numbers: [number] },
        { id: OTHER_ACCOUNT, tokens: [TOKEN] },
      ],
    });
    simulator.faults.add({ ...(on && { on }), times: "always", then: { kind: "error", code: 1 } });

    const answers = [
      await add(simulator),
      await get(simulator, EDGE),
      await get(simulator, `/${number.id}`),
      await get(simulator, `/${OTHER_ACCOUNT}`),
    ];

    expect(answers.map(({ status }) => status === 400)).toEqual(struck);
  });

  test("to as many calls as it says", async () => {
    const simulator = await simulate();
    simulator.faults.add({ times: 2, then: { kind: "error", code: 1 } });

    const statuses = [await get(simulator, EDGE), await get(simulator, EDGE), await get(simulator, EDGE)];

    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 200]);
    expect(simulator.faults.list()).toEqual([]);
  });

  test("in time: removed or cleared, it is over", async () => {
    const simulator = await simulate();
    const { id } = simulator.faults.add({ times: Infinity, then: { kind: "error", code: 1 } });
    simulator.faults.add({ times: Infinity, then: { kind: "error", code: 2 } });

    expect(simulator.faults.remove(id)).toBe(true);
    expect(await get(simulator, EDGE)).toMatchObject({ error: { code: 2 } });
    simulator.faults.clear();
    expect(await get(simulator, EDGE)).toMatchObject({ status: 200 });
  });
});

test("one call uses up one of two faults that take the answer's place, and slow comes on top", async () => {
  const simulator = await simulate();
  simulator.faults.add({ then: { kind: "slow", ms: 1 } });
  simulator.faults.add({ then: { kind: "error", code: 1 } });
  simulator.faults.add({ then: { kind: "error", code: 2 } });

  expect(await get(simulator, EDGE)).toMatchObject({ error: { code: 1 } });
  expect(simulator.requests()).toMatchObject([{ faults: ["slow", "error"] }]);
  expect(await get(simulator, EDGE)).toMatchObject({ error: { code: 2 } });
});

describe("a fault that does not exist is an error", () => {
  test.each<[string, unknown, RegExp]>([
    ["an unknown kind", { then: { kind: "earthquake" } }, /no fault "earthquake".*throttle, drop/s],
    ["no kind", {}, /no fault undefined/],
    ["a throttle by a code that is none", { then: { kind: "throttle", code: 5 } }, /"throttle" is invalid/],
    ["an unknown property", { then: { kind: "drop", where: "here" } }, /where/],
    ["an unknown edge", { on: { edge: "nodes" }, then: { kind: "drop" } }, /edge/],
    ["a delay that no timer can wait", { then: { kind: "slow", ms: 2 ** 31 } }, /2147483647/],
    ["zero times", { times: 0, then: { kind: "drop" } }, /times/],
  ])("%s", async (_what, fault, message) => {
    const simulator = await simulate();

    expect(() => simulator.faults.add(fault as FaultInput)).toThrow(message);
    expect(simulator.faults.list()).toEqual([]);
  });
});
