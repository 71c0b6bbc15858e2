import type { EngineStack, StoredResource } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

const RETAINED = { retainOnDelete: true };
const ANOTHER = { phoneNumber: "2025550199" };

describe("retainOnDelete that is set in the same step as another number", () => {
  test("fails in preview, and says that it needs an update of its own", async () => {
    const preview = await stack.preview(declares(ANOTHER, RETAINED));

    expect(preview.ok).toBe(false);
    expect(preview.output).toMatch(/retainOnDelete.*separate update/s);
    expect(world.simulator.requests()).toEqual([]);
  });
});

describe("a replacement of a number that is retained", () => {
  let before: StoredResource[];

  test("needs retainOnDelete to be applied first, which creates nothing", async () => {
    const up = await stack.up(declares({}, RETAINED));

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
    before = await stack.resources();
    expect(before).toMatchObject([{ retainOnDelete: true, inputs: RETAINED, outputs: RETAINED }]);
  });

  test("loses nothing when the creation fails", async () => {
    world.simulator.faults.add({
      on: { method: "POST" },
      then: { kind: "error", code: 200000, subcode: 3095008 },
    });

    const up = await stack.up(declares(ANOTHER, RETAINED));

    expect(up.ok).toBe(false);
    expect(await stack.resources()).toEqual(before);
  });

  test("leaves nothing to do when it is taken back after that", async () => {
    const preview = await stack.preview(declares({}, RETAINED));

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });

  test("creates the new number with 1 POST and keeps the old one at Meta", async () => {
    const up = await stack.up(declares(ANOTHER, RETAINED));

    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
    expect(world.simulator.numbers(ACCOUNT).map(({ phoneNumber }) => phoneNumber)).toEqual([
      "2025550123",
      "2025550199",
    ]);
    expect(await stack.resources()).toMatchObject([{ inputs: ANOTHER }]);
  });

  test("leaves nothing to do afterwards", async () => {
    const preview = await stack.preview(declares(ANOTHER, RETAINED));

    expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  });
});
