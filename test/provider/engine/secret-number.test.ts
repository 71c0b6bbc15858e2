import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

/** In a component, because the options that a parent hands down travel with the inputs. */
const declares =
  (options: pulumi.ComponentResourceOptions = {}): Program =>
  () => {
    const parent = new pulumi.ComponentResource("test:index:Team", "team", {}, options);
    const phoneNumber = pulumi.secret(INPUTS.phoneNumber);
    new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber }, { parent });
  };

async function inClear(): Promise<string[]> {
  const texts = await stack.stored();
  return [INPUTS.phoneNumber, "202-555-0123"].filter((text) => texts.includes(text));
}

describe("a number that is a secret", () => {
  test("is nowhere in clear after it was created, not even as Meta shows it", async () => {
    const up = await stack.up(declares());

    expect(up).toMatchObject({ ok: true, changes: { create: 3 } });
    expect(await inClear()).toEqual([]);
  });

  test("nor after a refresh", async () => {
    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(true);
    expect(await inClear()).toEqual([]);
  });

  test("nor after an update", async () => {
    const up = await stack.up(declares({ retainOnDelete: true }));

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(await stack.resources()).toMatchObject([
      { retainOnDelete: true, inputs: { retainOnDelete: true } },
    ]);
    expect(await inClear()).toEqual([]);
  });

  test("differs in nothing afterwards", async () => {
    const preview = await stack.preview(declares({ retainOnDelete: true }));

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
  });
});

test("a number that is no secret is shown", async () => {
  world.reset();
  const other = await world.stack();

  const up = await other.up(() => {
    const phoneNumber = pulumi.output(INPUTS.phoneNumber);
    return { shown: new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber }).displayPhoneNumber };
  });

  expect(up.outputs).toEqual({ shown: "+1 202-555-0123" });
  expect(await other.stored()).toContain("+1 202-555-0123");
});
