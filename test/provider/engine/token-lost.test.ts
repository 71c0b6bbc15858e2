import type { EngineStack, StoredResource } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, expectNoSecretIn, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
let before: StoredResource[];
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(declares());
  before = await stack.resources();
});
afterEach(() => world.simulator.faults.clear());
afterAll(() => world.close());

const stateOf = (resources: StoredResource[]) =>
  resources.map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));

describe.each([
  [100, /may not see|no longer|access/],
  [200, /permission/],
  [190, /token/],
] as const)("a token that lost its access (code %i)", (code, meaning) => {
  test("fails refresh with its meaning, and drops nothing", async () => {
    world.simulator.faults.add({ times: Infinity, then: { kind: "permissionLost", code } });

    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(false);
    expect(refresh.output).toContain("+1 2025550123");
    expect(refresh.output).toMatch(meaning);
    expectNoSecretIn(refresh.output);
    expect(stateOf(await stack.resources())).toEqual(stateOf(before));
  });
});

test("once the token has its access back nothing is created anew", async () => {
  const refresh = await stack.refresh();
  const preview = await stack.preview(declares());

  expect(refresh.ok).toBe(true);
  expect(preview).toMatchObject({ ok: true, changes: { same: 2 } });
  expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
});
