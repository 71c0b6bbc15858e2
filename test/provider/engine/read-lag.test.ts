import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack({ config: { "whatsapp:requestTimeoutSeconds": "2" } });
  world.simulator.faults.add({
    on: { edge: "node" },
    times: Infinity,
    then: { kind: "error", code: 100, subcode: 33 },
  });
});
afterEach(() => world.close());

describe("a number that cannot be read after its creation", () => {
  test("fails the up, is recorded with its id all the same, and the next up heals it without a POST", async () => {
    const failed = await stack.up(declares());

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(failed.ok).toBe(false);
    expect(failed.output).toContain(number?.id);
    expect(await stack.resources()).toMatchObject([
      {
        id: number?.id,
        initErrors: [expect.stringContaining("pulumi up")],
        outputs: { phoneNumberId: number?.id },
      },
    ]);

    world.simulator.faults.clear();
    world.simulator.clearRequests();
    const healed = await stack.up(declares());

    expect(healed.ok).toBe(true);
    const [resource] = await stack.resources();
    expect(resource).toMatchObject({
      id: number?.id,
      outputs: { displayPhoneNumber: "+1 202-555-0123", status: number?.status },
    });
    expect(resource).not.toHaveProperty("initErrors");
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
  });

  test("stays recorded while the next up cannot read it either, and refresh heals it too", async () => {
    await stack.up(declares());
    const again = await stack.up(declares());

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(again.ok).toBe(false);
    expect(await stack.resources()).toMatchObject([{ id: number?.id }]);

    world.simulator.faults.clear();
    const refresh = await stack.refresh();
    const preview = await stack.preview(declares());

    expect(refresh.ok).toBe(true);
    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });
});
