import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack } from "../../support/engine";
import { declares } from "../../support/number";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
let existing: string;
beforeEach(async () => {
  world = await startWorld();
  stack = await world.stack();
  const { cc, phoneNumber, verifiedName } = INPUTS;
  existing = world.simulator.addNumber(ACCOUNT, { cc, phoneNumber, verifiedName }).id;
});
afterEach(() => world.close());

describe("a number that is on the account already", () => {
  test("is refused with its id and both ways out, and nothing is recorded", async () => {
    const up = await stack.up(declares());

    expect(up.ok).toBe(false);
    for (const part of [existing, "adoptExisting", "WhatsAppPhoneNumber.get"])
      expect(up.output).toContain(part);
    expect(await stack.resources()).toEqual([]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });

  test("is taken over with adoptExisting, without a POST", async () => {
    const up = await stack.up(declares({ adoptExisting: true }));

    expect(up.ok).toBe(true);
    expect(await stack.resources()).toMatchObject([{ id: existing, inputs: INPUTS }]);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
    expect(up.output).toContain(existing);
  });

  test("is not taken over under another display name: the error has both", async () => {
    const up = await stack.up(declares({ adoptExisting: true, verifiedName: "Acme Sales" }));

    expect(up.ok).toBe(false);
    for (const part of ["Acme Support", "Acme Sales", existing]) expect(up.output).toContain(part);
    expect(await stack.resources()).toEqual([]);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
  });
});

describe("adoptExisting, when the number is not on the account", () => {
  test("creates it", async () => {
    world.simulator.removeNumber(existing);

    const up = await stack.up(declares({ adoptExisting: true }));

    expect(up.ok).toBe(true);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
  });
});

describe("a number that another resource of the stack manages", () => {
  test.each([false, true])("is refused, with adoptExisting being %p, and names it", async (adoptExisting) => {
    world.simulator.removeNumber(existing);

    const up = await stack.up(() => {
      const first = new WhatsAppPhoneNumber("support", INPUTS);
      new WhatsAppPhoneNumber("twin", { ...INPUTS, adoptExisting }, { dependsOn: [first] });
      return undefined;
    });

    expect(up.ok).toBe(false);
    expect(up.output).toContain("+1 2025550123");
    expect(await stack.resources()).toHaveLength(1);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });

  // Nothing tells a provider what the state holds, until the engine comes to it.
  test("is taken over as well by one with adoptExisting that the engine comes to first", async () => {
    await stack.up(declares({ adoptExisting: true }));

    const up = await stack.up(() => {
      const twin = new WhatsAppPhoneNumber("twin", { ...INPUTS, adoptExisting: true });
      new WhatsAppPhoneNumber("support", { ...INPUTS, adoptExisting: true }, { dependsOn: [twin] });
      return undefined;
    });

    expect(up.ok).toBe(true);
    expect(await stack.resources()).toMatchObject([{ id: existing }, { id: existing }]);
    expect(world.simulator.requests({ method: "POST" })).toEqual([]);
  });
});
