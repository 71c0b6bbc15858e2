import type { EngineStack } from "../../support/engine";
import { declares, declaresNothing } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;

async function givenANumberRemovedByHand(listing: "allowed" | "refused") {
  world = await startWorld({ listing });
  stack = await world.stack();
  await stack.up(declares());
  for (const { id } of world.simulator.numbers(ACCOUNT)) world.simulator.removeNumber(id);
}
afterEach(() => world.close());

describe("a number that somebody deleted in WhatsApp Manager", () => {
  test.each(["allowed", "refused"] as const)(
    "is dropped by refresh, and planned anew, the listing being %s",
    async (listing) => {
      await givenANumberRemovedByHand(listing);

      const refresh = await stack.refresh();
      const preview = await stack.preview(declares());

      expect(refresh).toMatchObject({ ok: true, changes: { delete: 1 } });
      expect(await stack.resources()).toEqual([]);
      expect(preview).toMatchObject({ ok: true, changes: { create: 1 } });
    },
  );

  test("leaves the state by an up without it, no refresh needed", async () => {
    await givenANumberRemovedByHand("allowed");

    const up = await stack.up(declaresNothing);

    expect(up).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(await stack.resources()).toEqual([]);
  });

  test("does not stand in the way of destroy", async () => {
    await givenANumberRemovedByHand("refused");

    const destroy = await stack.destroy();

    expect(destroy.ok).toBe(true);
    expect(await stack.resources()).toEqual([]);
  });
});
