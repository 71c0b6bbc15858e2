import type { EngineStack } from "../../support/engine";
import { ACCOUNT, startWorld, type World } from "../../support/world";
import { yaml, yamlNumber } from "../../support/yaml";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  // Meta has created the number and does not show it for a while.
  world.simulator.faults.add({
    on: { edge: "node" },
    times: Infinity,
    then: { kind: "error", code: 100, subcode: 33 },
  });
});
afterEach(() => world.close());

test("customTimeouts end the waiting of a creation, which is recorded", async () => {
  const support = yamlNumber({}, { customTimeouts: { create: "3s" } });
  stack = await world.stack({ yaml: yaml({ resources: { support } }) });
  const since = performance.now();

  const up = await stack.up();

  expect(up.ok).toBe(false);
  // Without them it waits for two minutes.
  expect(performance.now() - since).toBeLessThan(60_000);
  expect(await stack.resources()).toMatchObject([{ id: world.simulator.numbers(ACCOUNT)[0]?.id }]);
});

test("an interrupt ends the waiting at once, and the number is recorded", async () => {
  stack = await world.stack({ yaml: yaml({ resources: { support: yamlNumber() } }) });
  const since = performance.now();

  const running = await stack.startUp();
  await world.simulator.waitForRequest({ edge: "node" }, 2);
  running.interrupt();
  const { code } = await running.ended;

  expect(code).not.toBe(0);
  expect(performance.now() - since).toBeLessThan(60_000);
  expect(running.output()).toContain("was created with the id");
  expect(running.output()).toContain(`${world.simulator.requests().length} requests to Meta.`);
  expect(await stack.resources()).toMatchObject([{ id: world.simulator.numbers(ACCOUNT)[0]?.id }]);
  expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
});
