import type { Bridge } from "../../support/bridge";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  bridge = await world.bridge();
});
afterEach(() => world.close());

describe("update", () => {
  test("refuses another display name: says what, what the API can do, and what to do now", async () => {
    const { id, outs } = await bridge.create(INPUTS);
    world.simulator.clearRequests();

    const failure = await bridge
      .update(id, outs, { ...INPUTS, verifiedName: "Acme Sales" })
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Error);
    const { message } = failure as Error;
    for (const part of [
      "+1 2025550123",
      id,
      "verifiedName",
      "Acme Support",
      "Acme Sales",
      "WhatsApp Manager",
    ]) {
      expect(message).toContain(part);
    }
    expect(world.simulator.requests()).toEqual([]);
  });

  test("reads the number and returns it when nothing that Meta holds has changed", async () => {
    const { id, outs } = await bridge.create(INPUTS);
    const notRead = { ...outs, displayPhoneNumber: null, status: null };
    world.simulator.clearRequests();

    const healed = await bridge.update(id, notRead, INPUTS);

    expect(healed.outs).toEqual(outs);
    expect(world.simulator.requests().map(({ method }) => method)).toEqual(["GET"]);
  });

  test("stores a retainOnDelete that comes or goes", async () => {
    const { id, outs } = await bridge.create(INPUTS);

    const kept = await bridge.update(id, outs, { ...INPUTS, retainOnDelete: true });
    const freed = await bridge.update(id, kept.outs, INPUTS);

    expect(kept.outs).toEqual({ ...outs, retainOnDelete: true });
    expect(freed.outs).toEqual(outs);
  });
});
