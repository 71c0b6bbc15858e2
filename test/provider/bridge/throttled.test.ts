import type { Bridge } from "../../support/bridge";
import { ACCOUNT, INPUTS, OTHER_ACCOUNT, OTHER_TOKEN, startWorld, type World } from "../../support/world";

const CODES = [4, 17, 32, 613, 80007, 80008] as const;

let world: World;
let bridge: Bridge;
const started = async (retries: number) => {
  world = await startWorld();
  bridge = await world.bridge({
    config: {
      "whatsapp:maxRetries": String(retries),
      "whatsapp:accessTokens": JSON.stringify({ [OTHER_ACCOUNT]: OTHER_TOKEN }),
    },
  });
};

const another = (last: number) => ({ ...INPUTS, phoneNumber: `20255501${last}` });

describe("throttled for a moment", () => {
  beforeAll(() => started(5));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each(CODES)("by code %i on the POST: waits, then creates exactly one number", async (code) => {
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "throttle", code } });

    const { id } = await bridge.create(INPUTS);

    expect(world.simulator.numbers(ACCOUNT).map((number) => number.id)).toEqual([id]);
    const [refused, accepted] = world.simulator.requests({ method: "POST" });
    expect(Date.parse(accepted?.at ?? "") - Date.parse(refused?.at ?? "")).toBeGreaterThanOrEqual(200);
  });

  test("on the read after the creation: waits, and records the number whole", async () => {
    world.simulator.faults.add({ on: { edge: "node" }, then: { kind: "throttle", code: 80007 } });

    const { outs } = await bridge.create(INPUTS);

    expect(outs).toMatchObject({ displayPhoneNumber: "+1 202-555-0123" });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });

  test("on the listing of a refresh: waits, then answers all", async () => {
    const { id, outs } = await bridge.create(INPUTS);
    world.simulator.faults.add({ on: { method: "GET" }, then: { kind: "throttle", code: 80008 } });

    const answer = await bridge.read(id, outs);

    expect(answer).toMatchObject({ id });
  });
});

describe("throttled for good", () => {
  beforeAll(() => started(1));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each(CODES)("by code %i: gives up and says what to do", async (code) => {
    world.simulator.faults.add({ times: Infinity, then: { kind: "throttle", code } });

    await expect(bridge.create(INPUTS)).rejects.toThrow(
      new RegExp(`\\+1 2025550123.*code ${code}\\b.*wait`, "s"),
    );

    expect(world.simulator.requests()).toHaveLength(2);
    expect(world.simulator.numbers(ACCOUNT)).toEqual([]);
  });
});

describe("throttled for longer than an operation may take", () => {
  beforeEach(() => started(5));
  afterEach(() => world.close());

  test("for 7 minutes, as the header tells: fails at once and names the minutes", async () => {
    world.simulator.faults.add({ times: Infinity, then: { kind: "throttle", code: 80007, minutes: 7 } });

    await expect(bridge.create(INPUTS)).rejects.toThrow(/7 minutes/);

    expect(world.simulator.requests()).toHaveLength(1);
  });

  test("the other numbers of the account stop calling, and say why too", async () => {
    world.simulator.faults.add({ times: Infinity, then: { kind: "throttle", code: 80007, minutes: 7 } });
    await expect(bridge.create(INPUTS)).rejects.toThrow(/7 minutes/);

    const others = await Promise.allSettled([24, 25, 26].map((last) => bridge.create(another(last))));

    for (const [index, other] of others.entries()) {
      expect(other).toMatchObject({ status: "rejected" });
      const { message } = (other as PromiseRejectedResult).reason as Error;
      expect(message).toContain(another(24 + index).phoneNumber);
      expect(message).toContain("7 minutes");
    }
    expect(others).toHaveLength(3);
    expect(world.simulator.requests()).toHaveLength(1);
  });

  test("the numbers of another account go on", async () => {
    world.simulator.faults.add({
      on: { account: ACCOUNT },
      times: Infinity,
      then: { kind: "throttle", code: 80007, minutes: 7 },
    });
    await expect(bridge.create(INPUTS)).rejects.toThrow(/7 minutes/);

    await expect(bridge.create({ ...INPUTS, businessAccountId: OTHER_ACCOUNT })).resolves.toHaveProperty(
      "id",
    );
  });

  test("after the creation: the id is recorded all the same", async () => {
    world.simulator.faults.add({
      on: { method: "GET" },
      times: Infinity,
      then: { kind: "throttle", code: 4, minutes: 7 },
    });

    const failure = await bridge.create(INPUTS).catch((error: unknown) => error);

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(failure).toMatchObject({
      recorded: { id: number?.id, reasons: [expect.stringContaining("7 minutes")] },
    });
  });
});
