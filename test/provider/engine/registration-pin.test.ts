import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, WhatsAppRegistration, type WhatsAppRegistrationArgs } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

const PIN = "482915";
const NEW_PIN = "730164";
/** Debug messages too. Not the engine's own log at its highest verbosity: that writes every secret of every program in clear. */
const LOUD = { debug: true } as const;

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack({ secretPaths: { "numbers:pin": PIN, "numbers:newPin": NEW_PIN } });
});
afterEach(() => world.simulator.faults.clear());
afterAll(() => world.close());

const declares =
  (pin = "pin", edit: Partial<WhatsAppRegistrationArgs> = {}): Program =>
  () => {
    const number = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
    new WhatsAppRegistration("support", {
      phoneNumberId: number.phoneNumberId,
      pin: new pulumi.Config().requireSecret(pin),
      businessAccountId: INPUTS.businessAccountId,
      ...edit,
    });
  };

const verify = () => {
  for (const { id } of world.simulator.numbers()) {
    world.simulator.changeNumber(id, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
  }
};

/** The PINs among texts, as a word of their own: other figures have six digits too. */
const shownIn = (...texts: string[]) =>
  texts.flatMap((text) => text.match(new RegExp(`.{0,60}\\b(${PIN}|${NEW_PIN})\\b.{0,20}`, "g")) ?? []);

const registrationInState = async () =>
  (await stack.resources()).find(({ type }) => type.endsWith(":WhatsAppRegistration"));

// Each step leaves the stack for the next one: the PIN has to stay hidden through all of its life.
describe("the PIN is in no state in clear, no log and no message", () => {
  test("while the registration waits", async () => {
    const up = await stack.up(declares(), LOUD);

    expect(up.ok).toBe(true);
    expect((await registrationInState())?.outputs).toMatchObject({ pending: "verification" });
    expect(shownIn(up.output, await stack.stored())).toEqual([]);
  });

  test("after a refusal that repeats it, with the error that the state records", async () => {
    verify();
    const message = `The PIN ${PIN} is wrong`;
    world.simulator.faults.add({
      on: { method: "POST", edge: "register" },
      then: { kind: "error", code: 133005, message },
    });

    const up = await stack.up(declares(), LOUD);

    expect(up.ok).toBe(false);
    expect(up.output).toContain("The PIN [secret] is wrong");
    const recorded = await registrationInState();
    expect(recorded).toMatchObject({
      initErrors: [expect.any(String)],
      outputs: { registerCalls: [expect.any(String)] },
    });
    expect(shownIn(up.output, await stack.stored())).toEqual([]);
  });

  test("after the registration", async () => {
    const up = await stack.up(declares(), LOUD);

    expect(up.ok).toBe(true);
    expect((await registrationInState())?.outputs).toMatchObject({ registered: true, pinEnabled: true });
    expect(shownIn(up.output, await stack.stored())).toEqual([]);
  });

  test("after a refresh", async () => {
    const refresh = await stack.refresh(LOUD);

    expect(refresh.ok).toBe(true);
    expect(shownIn(refresh.output, await stack.stored())).toEqual([]);
  });

  test("after it was changed", async () => {
    const up = await stack.up(declares("newPin"), LOUD);

    expect(up).toMatchObject({ ok: true, changes: { update: 1, same: 2 } });
    expect(shownIn(up.output, await stack.stored())).toEqual([]);
  });

  test("after the resource got another name", async () => {
    const up = await stack.up(() => {
      const number = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
      const pin = new pulumi.Config().requireSecret("newPin");
      const { businessAccountId } = INPUTS;
      new WhatsAppRegistration("renamed", { phoneNumberId: number.phoneNumberId, pin, businessAccountId });
    }, LOUD);

    expect(up.ok).toBe(true);
    expect(shownIn(up.output, await stack.stored())).toEqual([]);
  });

  test("if a transformation sets it", async () => {
    const other = await world.stack();
    world.simulator.addNumber(INPUTS.businessAccountId, {
      ...{ id: "120000000000009", cc: "1", phoneNumber: "2025550177", verifiedName: "Acme" },
    });

    const up = await other.up(() => {
      pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
        type.endsWith(":WhatsAppRegistration") ? { props: { ...props, pin: PIN }, opts } : undefined,
      );
      const { businessAccountId } = INPUTS;
      new WhatsAppRegistration("support", { phoneNumberId: "120000000000009", businessAccountId });
    }, LOUD);

    expect(up.ok).toBe(true);
    expect(shownIn(await other.stored())).toEqual([]);
  });

  test("after the stack was destroyed", async () => {
    const destroyed = await stack.destroy();

    expect(destroyed.ok).toBe(true);
    expect(shownIn(destroyed.output, await stack.stored())).toEqual([]);
  });
});
