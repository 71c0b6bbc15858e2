import { WhatsAppPhoneNumber, WhatsAppRegistration, type WhatsAppRegistrationArgs } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

const PIN = "482915";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function freshStack(): Promise<EngineStack> {
  world.reset();
  return world.stack();
}

/** A number and its registration, under a name of its own. */
const declares =
  (edit: Partial<WhatsAppRegistrationArgs> = {}, name = "registered"): Program =>
  () => {
    const number = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
    const { registered, pending } = new WhatsAppRegistration(name, {
      phoneNumberId: number.id,
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
    const stack = await freshStack();
    const waiting = await stack.up(declares());

    expect(waiting).toMatchObject({ ok: true, changes: { create: 3 } });
    expect(waiting.outputs).toEqual({ registered: false, pending: "verification" });
    expect(waiting.output).toContain(`npx pulumi-whatsapp verify ${number().id}`);
    expect(calls("register")).toBe(0);

    const preview = await stack.preview(declares());
    expect(preview).toMatchObject({ ok: true, changes: { same: 2, update: 1 } });
    expect(preview.output).toContain("was not verified");

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
    const stack = await freshStack();
    const up = await stack.up(declares({ required: true }));

    expect(up.ok).toBe(false);
    expect(up.output).toContain("required: true");
    expect((await stack.resources()).map(({ type }) => type)).toEqual([
      "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber",
    ]);
  });
});

// Each step leaves the stack for the next one.
describe("a number that is registered", () => {
  let stack: EngineStack;
  const offlineAtTheEnd = { deregisterOnDelete: true };
  beforeAll(async () => {
    stack = await freshStack();
    await stack.up(declares());
    verify();
    await stack.up(declares(offlineAtTheEnd));
  });
  beforeEach(() => world.simulator.clearRequests());

  const urnOf = async (type: string) =>
    (await stack.resources()).find((resource) => resource.type.endsWith(`:${type}`))?.urn ?? "";

  test("does not look replaced in the preview of an update of its number, also if it is protected", async () => {
    const preview = await stack.preview(() => {
      const number = new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: false });
      const { businessAccountId } = INPUTS;
      const args = { phoneNumberId: number.id, pin: PIN, businessAccountId, ...offlineAtTheEnd };
      new WhatsAppRegistration("registered", args, { protect: true });
    });

    expect(preview.ok).toBe(true);
    expect(preview.changes).not.toHaveProperty("replace");
  });

  test("shows as ready after a refresh, and a refresh changes nothing else", async () => {
    expect((await stack.refresh()).ok).toBe(true);

    const [support] = await stack.resources();
    expect(support?.outputs).toMatchObject({ ready: true, nextStep: null, status: "CONNECTED" });
    expect(await stack.preview(declares(offlineAtTheEnd))).toMatchObject({ changes: { same: 3 } });
  });

  test("stays online if the resource gets another name without an alias", async () => {
    const renamed = await stack.up(declares(offlineAtTheEnd, "another-name"));

    expect(renamed).toMatchObject({ ok: true, changes: { create: 1, delete: 1, same: 2 } });
    expect([calls("register"), calls("deregister")]).toEqual([0, 0]);
  });

  test("stays online if the resource is forced to be replaced", async () => {
    const replace = [await urnOf("WhatsAppRegistration")];

    const replaced = await stack.up(declares(offlineAtTheEnd, "another-name"), { replace });

    expect(replaced.ok).toBe(true);
    expect([calls("register"), calls("deregister")]).toEqual([0, 0]);
  });

  test("that somebody deregistered by hand is registered again", async () => {
    world.simulator.changeNumber(number().id, { platformType: "NOT_APPLICABLE", status: "PENDING" });

    expect((await stack.refresh()).ok).toBe(true);
    const up = await stack.up(declares(offlineAtTheEnd, "another-name"));

    expect(up).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(calls("register")).toBe(1);
  });

  test("stays online if its number is changed or replaced and not retained, which fails", async () => {
    const notRetained =
      (phoneNumber = INPUTS.phoneNumber): Program =>
      () => {
        const { id: phoneNumberId } = new WhatsAppPhoneNumber("support", { ...INPUTS, phoneNumber });
        const { businessAccountId } = INPUTS;
        const args = { phoneNumberId, pin: PIN, businessAccountId, ...offlineAtTheEnd };
        new WhatsAppRegistration("another-name", args);
      };
    expect((await stack.up(notRetained())).ok).toBe(true);

    const changed = await stack.up(notRetained("2025550199"));
    const takenBack = await stack.up(notRetained());
    const forced = await stack.up(notRetained(), { replace: [await urnOf("WhatsAppPhoneNumber")] });

    expect([changed.ok, takenBack.ok, forced.ok]).toEqual([false, true, false]);
    expect(changed.output).toContain("was not deregistered");
    expect([calls("register"), calls("deregister")]).toEqual([0, 0]);
    expect(number()).toMatchObject({ platformType: "CLOUD_API" });
  });

  test("goes offline once if the program has deregisterOnDelete and the resource is removed", async () => {
    expect((await stack.up(declares(offlineAtTheEnd, "another-name"))).ok).toBe(true);

    // With a refresh, which compares the entries in the process that deletes afterwards.
    const removed = await stack.up(
      () => {
        new WhatsAppPhoneNumber("support", INPUTS, { retainOnDelete: true });
      },
      { refresh: true },
    );

    expect(removed).toMatchObject({ ok: true, changes: { delete: 1 } });
    expect(calls("deregister")).toBe(1);
    expect(number()).toMatchObject({ platformType: "NOT_APPLICABLE" });
  });
});

test("a deletion without deregisterOnDelete forgets the registration and says that the number stays registered", async () => {
  const stack = await freshStack();
  await stack.up(declares());
  verify();
  await stack.up(declares());

  const destroyed = await stack.destroy();

  expect(destroyed.ok).toBe(true);
  expect(destroyed.output).toContain("stays registered at Meta");
  expect(number()).toMatchObject({ platformType: "CLOUD_API" });
});

test("a wrong PIN fails in preview, and no line shows it", async () => {
  const stack = await freshStack();
  const preview = await stack.preview(declares({ pin: "12345x" }));

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("pin must have six digits");
  expect(preview.output).not.toContain("12345x");
});
