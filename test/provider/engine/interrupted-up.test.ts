import type { EngineStack, RunningUp } from "../../support/engine";
import { declares } from "../../support/number";
import { until } from "../../support/until";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterEach(() => world.close());

const SOURCE = `
const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");
new WhatsAppPhoneNumber("support", ${JSON.stringify(INPUTS)});
`;

async function upThatIsPosting(): Promise<RunningUp> {
  const running = await stack.startUp(SOURCE);
  await world.simulator.waitForRequest({ method: "POST" });
  return running;
}

describe("^C while a number is being created", () => {
  test("lets the creation end and records it; the next up has nothing to do", async () => {
    // The POST is held open longer than the CLI takes to see the interrupt, and no longer than a request may take.
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "slow", ms: 10_000 } });
    const running = await upThatIsPosting();

    running.interrupt();
    const { code } = await running.ended;

    expect(code).not.toBe(0);
    const [number] = world.simulator.numbers(ACCOUNT);
    expect(await stack.resources()).toMatchObject([{ id: number?.id }]);
    expect(running.output()).toContain(`${world.simulator.requests().length} requests to Meta.`);

    const next = await stack.up(declares());

    expect(next).toMatchObject({ ok: true });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });
});

describe("^C twice while a number is being created", () => {
  test("leaves it unrecorded; the next up makes no second number, and says how to take it over", async () => {
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "hang", when: "after-commit" } });
    const running = await upThatIsPosting();

    running.interrupt();
    await printed(running, "press ^C again");
    running.interrupt();
    const { code } = await running.ended;

    expect(code).not.toBe(0);
    expect(await stack.resources()).toEqual([]);

    const next = await stack.up(declares());

    const [number] = world.simulator.numbers(ACCOUNT);
    expect(next.ok).toBe(false);
    for (const part of [number?.id, "adoptExisting"]) expect(next.output).toContain(part);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);

    const adopted = await stack.up(declares({ adoptExisting: true }));

    expect(adopted.ok).toBe(true);
    expect(await stack.resources()).toMatchObject([{ id: number?.id }]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});

function printed(running: RunningUp, text: string): Promise<void> {
  return until(
    () => running.output().includes(text),
    () => `The CLI never printed "${text}":\n${running.output()}`,
  );
}
