import type { EngineStack, StoredResource } from "../../support/engine";
import { declares } from "../../support/number";
import { startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
let before: StoredResource[];
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
  before = await stack.resources();
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

describe.each([
  ["phoneNumber", { phoneNumber: "2025550199" }],
  ["cc", { cc: "44", phoneNumber: "7911123456" }],
  ["businessAccountId", { businessAccountId: "100000000000002" }],
])("a change of %s, the old number not being retained", (_what, edit) => {
  test("previews as a replacement, and says that it will fail and how to proceed", async () => {
    const preview = await stack.preview(declares(edit));

    expect(preview).toMatchObject({ ok: true, changes: { replace: 1 } });
    for (const part of ["+1 2025550123", "retainOnDelete", "WhatsApp Manager"])
      expect(preview.output).toContain(part);
    expect(world.simulator.requests()).toEqual([]);
  });

  test("fails in up before anything is created, and leaves the state as it was", async () => {
    const up = await stack.up(declares(edit));

    expect(up.ok).toBe(false);
    for (const part of ["+1 2025550123", "retainOnDelete", "WhatsApp Manager", "pulumi state delete"])
      expect(up.output).toContain(part);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
    expect(await stack.resources()).toEqual(before);
  });
});

test("a change that is taken back after the failure leaves nothing to do", async () => {
  const preview = await stack.preview(declares());

  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
});
