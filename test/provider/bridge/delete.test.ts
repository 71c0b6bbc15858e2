import type { Bridge } from "../../support/bridge";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;

async function given(options?: Parameters<typeof startWorld>[0]) {
  world = await startWorld(options);
  bridge = await world.bridge();
}
afterEach(() => world.close());
afterEach(() => {
  // Whatever became of it: a deletion only ever looks.
  expect(world.simulator.requests().filter(({ method }) => method !== "GET" && method !== "POST")).toEqual(
    [],
  );
  expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
});

describe("delete", () => {
  test.each(["allowed", "refused"] as const)(
    "refuses a number that exists, the listing being %s: says which, why, and every way out",
    async (listing) => {
      await given({ listing });
      const { id, outs } = await bridge.create(INPUTS);

      const failure = await bridge.delete(id, outs).catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(Error);
      const { message } = failure as Error;
      const parts = [
        "+1 2025550123",
        id,
        ACCOUNT,
        "retainOnDelete",
        "WhatsApp Manager",
        "pulumi refresh",
        "pulumi state delete",
      ];
      for (const part of parts) expect(message).toContain(part);
      expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    },
  );

  test.each(["allowed", "refused"] as const)(
    "succeeds when the number was deleted in WhatsApp Manager, the listing being %s",
    async (listing) => {
      await given({ listing });
      const { id, outs } = await bridge.create(INPUTS);
      world.simulator.removeNumber(id);

      await expect(bridge.delete(id, outs)).resolves.toBeUndefined();
    },
  );

  test.each([100, 200, 190] as const)(
    "fails when the token lost its access (code %i): that is not gone",
    async (code) => {
      await given();
      const { id, outs } = await bridge.create(INPUTS);
      world.simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code } });

      await expect(bridge.delete(id, outs)).rejects.toThrow(id);
    },
  );

  test("prints its message once, without a stack trace", async () => {
    await given();
    const { id, outs } = await bridge.create(INPUTS);

    await expect(bridge.delete(id, outs)).rejects.toThrow(id);

    expect(bridge.stderr().split("pulumi state delete").length - 1).toBeLessThanOrEqual(1);
    expect(bridge.stderr()).not.toMatch(/^\s+at /m);
  });
});
