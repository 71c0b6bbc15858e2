import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, StoredResource } from "../../support/engine";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

const NUMBERS = ["2025550121", "2025550122", "2025550123"];
const program = () => {
  for (const phoneNumber of NUMBERS) new WhatsAppPhoneNumber(phoneNumber, { ...INPUTS, phoneNumber });
};

let world: World;
let stack: EngineStack;
let entries: StoredResource[];
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  await stack.up(program);
  entries = await stack.resources();
  for (const { id } of world.simulator.numbers(ACCOUNT)) world.simulator.removeNumber(id);
});
afterAll(() => world.close());

describe("an account that can be read and shows none of the numbers of the stack", () => {
  test("stops the refresh, and keeps the state", async () => {
    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(false);
    expect(refresh.output).toMatch(/none of the 3 numbers.*state is unchanged.*pulumi refresh --target/s);
    const kept = await stack.resources();
    expect(kept.map(({ id, outputs }) => [id, outputs])).toEqual(
      entries.map(({ id, outputs }) => [id, outputs]),
    );
  });

  test("has its numbers dropped one at a time, as the message says, and created again", async () => {
    for (const { urn } of entries) {
      expect(await stack.refresh({ target: [urn] })).toMatchObject({ ok: true });
    }

    expect(await stack.resources()).toEqual([]);
    expect(await stack.up(program)).toMatchObject({ ok: true, changes: { create: 3, same: 1 } });
  });
});

describe("a number of several that is deleted by hand", () => {
  test("is dropped by a refresh as before", async () => {
    const [first] = world.simulator.numbers(ACCOUNT);
    world.simulator.removeNumber(first?.id ?? "none");

    expect(await stack.refresh()).toMatchObject({ ok: true });
    expect(await stack.resources()).toHaveLength(2);
  });
});
