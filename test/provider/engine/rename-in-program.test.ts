import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares({ verifiedName: "Acme Support" }));
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

describe("a display name that is changed in the program alone", () => {
  test("fails in preview, names both values and every way out", async () => {
    const preview = await stack.preview(declares({ verifiedName: "Acme Sales" }));

    expect(preview.ok).toBe(false);
    for (const part of [
      "Acme Support",
      "Acme Sales",
      "WhatsApp Manager",
      "pulumi refresh",
      "ignoreChanges",
    ]) {
      expect(preview.output).toContain(part);
    }
    expect(world.simulator.requests()).toEqual([]);
  });

  test("is left to WhatsApp Manager by ignoreChanges, as the message says", async () => {
    const preview = await stack.preview(
      declares({ verifiedName: "Acme Sales" }, { ignoreChanges: ["verifiedName"] }),
    );

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});
