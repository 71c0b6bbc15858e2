import type { EngineStack } from "../../support/engine";
import { declares, declaresNothing } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterEach(() => world.close());

const WAYS_OUT = ["+1 2025550123", ACCOUNT, "retainOnDelete", "WhatsApp Manager", "pulumi state delete"];

describe("a number that is removed from the program", () => {
  test("fails, says why and what to do, and stays in the state; so does destroy", async () => {
    await stack.up(declares());
    const before = await stack.resources();

    const up = await stack.up(declaresNothing);
    const destroy = await stack.destroy();
    // A refresh compares the entries in the process that deletes them afterwards.
    const upWithRefresh = await stack.up(declaresNothing, { refresh: true });
    const destroyWithRefresh = await stack.destroy({ refresh: true });

    for (const step of [up, destroy, upWithRefresh, destroyWithRefresh]) {
      expect(step.ok).toBe(false);
      for (const part of [...WAYS_OUT, before[0]?.id]) expect(step.output).toContain(part);
    }
    expect(await stack.resources()).toMatchObject(
      before.map(({ urn, id, outputs }) => ({ urn, id, outputs })),
    );
    expect(world.simulator.requests().filter(({ method }) => method !== "GET")).toHaveLength(1);
  });

  test("leaves the state without a word to Meta when it was retained by an update of its own", async () => {
    await stack.up(declares());
    await stack.up(declares({}, { retainOnDelete: true }));
    world.simulator.clearRequests();

    const up = await stack.up(declaresNothing);

    expect(up).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(await stack.resources()).toEqual([]);
    expect(world.simulator.requests()).toEqual([]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });

  test("fails in preview already when it is protected", async () => {
    await stack.up(declares({}, { protect: true }));

    const preview = await stack.preview(declaresNothing);

    expect(preview.ok).toBe(false);
    expect(preview.output).toContain("protect");
    expect(await stack.resources()).toHaveLength(1);
  });
});
