import { type EngineStack, REPOSITORY } from "../../support/engine";
import { ACCOUNT, expectNoSecretIn, startWorld, type World } from "../../support/world";

const NUMBERS = [
  { name: "support", cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
  { name: "sales", cc: "44", phoneNumber: "7911123456", verifiedName: "Acme Sales" },
];

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack({
    project: REPOSITORY,
    config: {
      "whatsapp:businessAccountId": ACCOUNT,
      "whatsapp-numbers:numbers": JSON.stringify(NUMBERS),
    },
  });
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

describe("the root project, with its numbers in stack config", () => {
  test("previews without a request", async () => {
    const preview = await stack.preview();

    expect(preview).toMatchObject({ ok: true, changes: { create: 3 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("creates each number with 1 POST and 1 GET, protected and retained", async () => {
    const up = await stack.up();

    expect(up.ok).toBe(true);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(2);
    expect(world.simulator.requests({ method: "GET" })).toHaveLength(2);
    expect(await stack.resources()).toMatchObject(
      NUMBERS.map(() => ({ protect: true, retainOnDelete: true, inputs: { businessAccountId: ACCOUNT } })),
    );
    const created = (cc: string) => {
      const number = world.simulator.numbers(ACCOUNT).find((candidate) => candidate.cc === cc);
      return {
        phoneNumberId: number?.id,
        displayPhoneNumber: number?.displayPhoneNumber,
        status: number?.status,
      };
    };
    expect(up.outputs).toEqual({ numbers: { support: created("1"), sales: created("44") } });
    expectNoSecretIn(up.output, await stack.stored());
  });

  test("has nothing left to do, without a request", async () => {
    const preview = await stack.preview();

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("is not destroyed, because its numbers are protected", async () => {
    const destroy = await stack.destroy();

    expect(destroy.ok).toBe(false);
    expect(destroy.output).toContain("protect");
    expect(await stack.resources()).toHaveLength(2);
  });
});
