import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import { Dependent } from "../../support/dependent";
import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterEach(() => world.close());

const declared =
  (phoneNumber: string, retainOnDelete: boolean): Program =>
  () => {
    const number = new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber }, { retainOnDelete });
    new Dependent("replaces", "replaces", number.phoneNumberId);
    new Dependent("updates", "updates", number.phoneNumberId);
  };

/** What exists: an entry that is pending replacement has been deleted already. */
const existing = async () =>
  (await stack.resources())
    .filter(({ pendingReplacement }) => pendingReplacement !== true)
    .map(({ urn }) => urn.split("::").at(-1))
    .sort();

describe("a replaced number that others depend on", () => {
  test("that is retained: the new number comes first, then they follow it, and nothing is left to do", async () => {
    await stack.up(declared("2025550123", true));

    const up = await stack.up(declared("2025550199", true));
    const preview = await stack.preview(declared("2025550199", true));

    const id = world.simulator.numbers().find(({ phoneNumber }) => phoneNumber === "2025550199")?.id;
    expect(up.ok).toBe(true);
    const dependents = (await stack.resources()).filter(({ type }) => type.endsWith(":Dependent"));
    expect(dependents.map(({ inputs }) => inputs.numberId)).toEqual([id, id]);
    expect(preview).toMatchObject({ ok: true, changes: { same: 4 } });
  });

  test("that is not retained: the one to be replaced with it has gone by the time the deletion fails, and comes back when the change is taken back", async () => {
    await stack.up(declared("2025550123", false));
    world.simulator.clearRequests();

    const failed = await stack.up(declared("2025550199", false));
    const meanwhile = await existing();
    const back = await stack.up(declared("2025550123", false));

    expect(failed.ok).toBe(false);
    expect(meanwhile).toEqual(["support", "updates"]);
    expect(back).toMatchObject({ ok: true });
    expect(await existing()).toEqual(["replaces", "support", "updates"]);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
  });
});
