import { WhatsAppPhoneNumber, WhatsAppRegistration, type WhatsAppRegistrationArgs } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

const PIN = "482915";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  world.reset();
  stack = await world.stack();
});
afterAll(() => world.close());

/** A number and its registration, under a name of its own. */
const declares =
  (edit: Partial<WhatsAppRegistrationArgs> = {}, name = "registered"): Program =>
  () => {
    const number = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
    const { registered, pending } = new WhatsAppRegistration(name, {
      phoneNumberId: number.phoneNumberId,
      pin: PIN,
      businessAccountId: INPUTS.businessAccountId,
      ...edit,
    });
    return { registered, pending };
  };

const number = () => {
  const [only] = world.simulator.numbers();
  if (only === undefined) throw new Error("The account has no number");
  return only;
};

function verify() {
  world.simulator.changeNumber(number().id, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
}

const calls = (edge: "register" | "deregister") => world.simulator.requests({ method: "POST", edge }).length;

describe("a number that is not verified", () => {
  test("is recorded as waiting, the run succeeds, and the next update completes it", async () => {
    const waiting = await stack.up(declares());

    expect(waiting).toMatchObject({ ok: true, changes: { create: 3 } });
    expect(waiting.outputs).toEqual({ registered: false, pending: "verification" });
    expect(waiting.output).toContain(`npx pulumi-whatsapp verify ${number().id}`);
    expect(calls("register")).toBe(0);

    const preview = await stack.preview(declares());
    expect(preview).toMatchObject({ ok: true, changes: { same: 2, update: 1 } });
    expect(preview.output).toContain("waited for its verification");

    verify();
    const done = await stack.up(declares());
    expect(done.outputs).toEqual({ registered: true, pending: null });
    expect(calls("register")).toBe(1);
    expect(number()).toMatchObject({ platformType: "CLOUD_API", status: "CONNECTED" });
    // A literal in the program: the class makes a secret of it.
    expect(await stack.stored()).not.toMatch(new RegExp(`\\b${PIN}\\b`));

    expect(await stack.preview(declares())).toMatchObject({ ok: true, changes: { same: 3 } });
  });

  test("fails the run if the program requires the registration, and the number stays recorded", async () => {
    const up = await stack.up(declares({ required: true }));

    expect(up.ok).toBe(false);
    expect(up.output).toContain("required: true");
    expect((await stack.resources()).map(({ type }) => type)).toEqual([
      "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber",
    ]);
  });
});

describe("a number that is registered", () => {
  beforeEach(async () => {
    await stack.up(declares());
    verify();
    await stack.up(declares({ deregisterOnDelete: true }));
    expect(number()).toMatchObject({ platformType: "CLOUD_API" });
  });

  test("shows as ready after a refresh, and a refresh changes nothing else", async () => {
    expect((await stack.refresh()).ok).toBe(true);

    const [support] = await stack.resources();
    expect(support?.outputs).toMatchObject({ ready: true, nextStep: null, status: "CONNECTED" });
    expect(await stack.preview(declares({ deregisterOnDelete: true }))).toMatchObject({
      changes: { same: 3 },
    });
  });

  test("stays online if the resource gets another name without an alias", async () => {
    const renamed = await stack.up(declares({ deregisterOnDelete: true }, "another-name"));

    expect(renamed).toMatchObject({ ok: true, changes: { create: 1, delete: 1, same: 2 } });
    expect(calls("deregister")).toBe(0);
    expect(calls("register")).toBe(1);
    expect(number()).toMatchObject({ platformType: "CLOUD_API" });
  });

  test("stays online if the resource is forced to be replaced", async () => {
    const urn =
      (await stack.resources()).find(({ type }) => type.endsWith("WhatsAppRegistration"))?.urn ?? "";

    const replaced = await stack.up(declares({ deregisterOnDelete: true }), { replace: [urn] });

    expect(replaced.ok).toBe(true);
    expect(calls("deregister")).toBe(0);
    expect(calls("register")).toBe(1);
  });

  test("goes offline once if the program has deregisterOnDelete and the resource is removed", async () => {
    const removed = await stack.up(() => {
      new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
    });

    expect(removed).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(calls("deregister")).toBe(1);
    expect(number()).toMatchObject({ platformType: "NOT_APPLICABLE" });
  });

  test("stays online if its number is changed and not retained, which fails", async () => {
    const notRetained =
      (phoneNumber: string): Program =>
      () => {
        const { phoneNumberId } = new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber });
        const { businessAccountId } = INPUTS;
        const args = { phoneNumberId, pin: PIN, businessAccountId, deregisterOnDelete: true };
        new WhatsAppRegistration("registered", args);
      };
    await stack.up(notRetained(INPUTS.phoneNumber));

    const changed = await stack.up(notRetained("2025550199"));
    const takenBack = await stack.up(notRetained(INPUTS.phoneNumber));

    expect([changed.ok, takenBack.ok]).toEqual([false, true]);
    expect(changed.output).toContain("was not deregistered");
    expect([calls("register"), calls("deregister")]).toEqual([1, 0]);

    const urn = (await stack.resources()).find(({ type }) => type.endsWith("WhatsAppPhoneNumber"))?.urn ?? "";
    const forced = await stack.up(notRetained(INPUTS.phoneNumber), { replace: [urn] });
    expect(forced.ok).toBe(false);
    expect([calls("register"), calls("deregister")]).toEqual([1, 0]);
    expect(number()).toMatchObject({ platformType: "CLOUD_API" });
  });

  test("that somebody deregistered by hand is registered again", async () => {
    world.simulator.changeNumber(number().id, { platformType: "NOT_APPLICABLE", status: "PENDING" });

    expect((await stack.refresh()).ok).toBe(true);
    const up = await stack.up(declares({ deregisterOnDelete: true }));

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(calls("register")).toBe(2);
  });
});

test("a deletion without deregisterOnDelete forgets the registration and says that the number stays registered", async () => {
  await stack.up(declares());
  verify();
  await stack.up(declares());

  const destroyed = await stack.destroy();

  expect(destroyed.ok).toBe(true);
  expect(destroyed.output).toContain("stays registered at Meta");
  expect(number()).toMatchObject({ platformType: "CLOUD_API" });
});

test("a wrong PIN fails in preview, and no line shows it", async () => {
  const preview = await stack.preview(declares({ pin: "12345x" }));

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("pin must have six digits");
  expect(preview.output).not.toContain("12345x");
});
