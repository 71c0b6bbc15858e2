import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

const RETAINED = { retainOnDelete: true };
const ANOTHER = { phoneNumber: "2025550199" };

describe.each([["*"], ["retainOnDelete"]])('a number with ignoreChanges: ["%s"]', (ignored) => {
  const options = { ignoreChanges: [ignored, "cc"] };

  test("keeps its inputs, and gets retainOnDelete, which the engine applies as well", async () => {
    world.reset();
    stack = await world.stack();
    await stack.up(declares({}, options));

    const up = await stack.up(declares({ cc: "44" }, { ...RETAINED, ...options }));

    expect(up).toMatchObject({ ok: true, changes: { update: 1, same: 1 } });
    expect(up.output).not.toContain("cannot ignore");
    expect(await stack.resources()).toMatchObject([
      { retainOnDelete: true, inputs: { ...RETAINED, cc: "1" }, outputs: RETAINED },
    ]);
  });

  test("can be replaced later, once its changes count again", async () => {
    const up = await stack.up(declares(ANOTHER, RETAINED));

    expect(up).toMatchObject({ ok: true, changes: { replace: 1 } });
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(2);
  });
});
