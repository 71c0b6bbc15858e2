import type { Bridge } from "../../support/bridge";
import { INPUTS, startWorld, type World } from "../../support/world";

/** Pulumi makes another provider for it, in the same process. */
const OTHER_HANDLE = {
  __provider: 'exports.handler = () => require("pulumi-whatsapp/handler").handler("phone-number");',
};

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  bridge = await world.bridge();
});
afterEach(() => world.close());

describe("two handles in the state of one stack", () => {
  test("a number that one of them manages is not taken over by the other", async () => {
    await bridge.create(INPUTS);

    const takingOver = bridge.create({ ...INPUTS, ...OTHER_HANDLE, adoptExisting: true });

    await expect(takingOver).rejects.toThrow("another resource of this stack manages it");
  });

  test("a throttle that one of them met holds the other back", async () => {
    const { id, outs } = await bridge.create(INPUTS);
    world.simulator.faults.add({ times: 1, then: { kind: "throttle", code: 4, minutes: 60 } });
    await expect(bridge.read(id, outs)).rejects.toThrow("60 minutes");
    world.simulator.clearRequests();

    await expect(bridge.read(id, { ...outs, ...OTHER_HANDLE })).rejects.toThrow("60 minutes");

    expect(world.simulator.requests()).toEqual([]);
  });
});
