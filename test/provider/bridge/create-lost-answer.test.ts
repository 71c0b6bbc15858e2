import type { FaultInput } from "whatsapp-graph-simulator";

import { type Bridge, FRONT_END, type Properties, ProviderError } from "../../support/bridge";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;

/** Short limits: an answer that never comes is waited for. */
function givenAnAccount(options: Parameters<typeof startWorld>[0] = {}) {
  beforeAll(async () => {
    world = await startWorld(options);
    bridge = await world.bridge({ config: { "whatsapp:requestTimeoutSeconds": "2" } });
  });
  afterEach(() => world.reset());
  afterAll(() => world.close());
}

/** What a creation gives while these faults strike its POST. */
async function createDuring(faults: FaultInput["then"][], inputs: Properties = INPUTS) {
  for (const then of faults) world.simulator.faults.add({ on: { method: "POST" }, then });
  const result = await bridge.create(inputs).catch((error: unknown) => error as ProviderError);
  return { result, posts: world.simulator.requests({ method: "POST" }).length };
}

const LOST: [string, FaultInput["then"]][] = [
  ["the connection drops", { kind: "drop", when: "after-commit" }],
  ["the answer never comes", { kind: "hang", when: "after-commit" }],
  ["Meta answers 500", { kind: "serverError", when: "after-commit" }],
  [
    "a gateway answers 502 with an error page",
    { kind: "serverError", when: "after-commit", status: 502, body: "garbage" },
  ],
  ["the answer is no JSON", { kind: "garbage", when: "after-commit" }],
  ["Meta answers with its unknown error", { kind: "error", code: 1, when: "after-commit" }],
];

describe("create, when the number was added but the answer was lost", () => {
  givenAnAccount({ displayRewriting: true });

  test.each(LOST)("records the number without a second POST and says so, after %s", async (_what, then) => {
    const { result, posts } = await createDuring([then]);

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(result).toMatchObject({ id: number?.id, outs: { phoneNumberId: number?.id, ...INPUTS } });
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(posts).toBe(1);
    const told = bridge
      .stderr()
      .split("\n")
      .filter((line) => line.includes(number?.id ?? "no number"));
    expect(told).toEqual([expect.stringContaining("+1 2025550123")]);
  });

  test("waits for a listing that lags behind", async () => {
    const { result, posts } = await createDuring([
      { kind: "lag", listing: 2 },
      { kind: "drop", when: "after-commit" },
    ]);

    expect(result).toMatchObject({ id: world.simulator.numbers(ACCOUNT)[0]?.id });
    expect(posts).toBe(1);
  });

  test.each([
    ["Brazil", { cc: "55", phoneNumber: "11961234567" }],
    ["Mexico", { cc: "52", phoneNumber: "5512345678" }],
  ])("finds a number that Meta shows in another spelling (%s)", async (_country, edit) => {
    const { result, posts } = await createDuring([{ kind: "drop", when: "after-commit" }], {
      ...INPUTS,
      ...edit,
    });

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(number?.displayPhoneNumber.replace(/\D/g, "")).not.toBe(edit.cc + edit.phoneNumber);
    expect(result).toMatchObject({ id: number?.id });
    expect(posts).toBe(1);
  });
});

describe("create, when the number was not added and the answer was lost", () => {
  givenAnAccount();

  test.each<[string, FaultInput["then"]]>([
    ["the connection drops", { kind: "drop" }],
    ["Meta answers 500", { kind: "serverError" }],
    ["the answer never comes", { kind: "hang" }],
  ])("looks first, then tries once more, after %s", async (_what, then) => {
    const { result, posts } = await createDuring([then]);

    expect(result).toMatchObject({ id: world.simulator.numbers(ACCOUNT)[0]?.id });
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(posts).toBe(2);
    const [first, look] = world.simulator.requests();
    expect([first, look]).toMatchObject([{ method: "POST" }, { method: "GET", edge: "numbers" }]);
  });

  test("does not take a similar number for it", async () => {
    world.simulator.addNumber(ACCOUNT, { cc: "1", phoneNumber: "2025550122", verifiedName: "Acme Support" });

    const { result } = await createDuring([{ kind: "drop" }]);

    const added = world.simulator
      .numbers(ACCOUNT)
      .find(({ phoneNumber }) => phoneNumber === INPUTS.phoneNumber);
    expect(result).toMatchObject({ id: added?.id });
  });
});

describe("create, when the answer was lost and Meta refuses to list the numbers", () => {
  givenAnAccount({ listing: "refused" });

  test.each(LOST)("says that the outcome is unknown and records nothing, after %s", async (_what, then) => {
    const { result, posts } = await createDuring([then]);

    expect(result).toBeInstanceOf(ProviderError);
    const { message, recorded } = result as ProviderError;
    for (const part of [
      "+1 2025550123",
      ACCOUNT,
      "WhatsApp Manager",
      "adoptExisting",
      FRONT_END === "class" ? "WhatsAppPhoneNumber.get" : "getPhoneNumber",
    ]) {
      expect(message).toContain(part);
    }
    expect(message).toMatch(/outcome unknown/i);
    expect(recorded).toBeUndefined();
    expect(posts).toBe(1);
  });
});
