import { WhatsAppPhoneNumber, type WhatsAppPhoneNumberArgs, WhatsAppRegistration } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
afterAll(() => world.close());

/** A number whose registration follows its display name. */
const declares =
  (verifiedName: string, edit: Partial<WhatsAppPhoneNumberArgs> = { renameByApi: true }): Program =>
  () => {
    const number = new WhatsAppPhoneNumber(
      "support",
      { ...INPUTS, verifiedName, ...edit },
      { retainOnDelete: true },
    );
    new WhatsAppRegistration("support", {
      phoneNumberId: number.id,
      pin: "482915",
      businessAccountId: INPUTS.businessAccountId,
      registerAgain: number.approvedName.apply((name) => name ?? undefined),
    });
    return { approvedName: number.approvedName };
  };

const number = () => {
  const [only] = world.simulator.numbers();
  if (only === undefined) throw new Error("The account has no number");
  return only;
};
const renames = () => world.simulator.requests({ method: "POST", edge: "node" }).length;
const registers = () => world.simulator.requests({ method: "POST", edge: "register" }).length;

// Each step leaves the stack for the next one.
describe("a number of a program that may rename it", () => {
  beforeAll(async () => {
    await stack.up(declares("Acme Support", {}));
    world.simulator.changeNumber(number().id, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
    await stack.up(declares("Acme Support", {}));
  });
  beforeEach(() => world.simulator.clearRequests());

  test("cannot be renamed without the option, whose name the message has", async () => {
    const preview = await stack.preview(declares("Acme Help", {}));

    expect(preview.ok).toBe(false);
    expect(preview.output).toContain("renameByApi: true");
  });

  test("is renamed by one request, and shows its old name until Meta approves", async () => {
    const up = await stack.up(declares("Acme Help"));

    expect(up).toMatchObject({ ok: true, outputs: { approvedName: "Acme Support" } });
    expect(up.output).toContain('reviewing the display name "Acme Help"');
    expect([renames(), registers()]).toEqual([1, 0]);
  });

  test("is no difference while Meta reviews the name", async () => {
    expect((await stack.refresh()).ok).toBe(true);

    expect(await stack.preview(declares("Acme Help"))).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(renames()).toBe(0);
  });

  test("is registered again once Meta has approved", async () => {
    world.simulator.reviewName(number().id, "APPROVED");

    const up = await stack.up(declares("Acme Help"), { refresh: true });

    expect(up).toMatchObject({ ok: true, outputs: { approvedName: "Acme Help" } });
    expect([renames(), registers()]).toEqual([0, 1]);
    expect(number().registerAgainBy).toBeUndefined();
  });

  test("fails in preview if Meta declines, sends nothing, and takes another name", async () => {
    expect((await stack.up(declares("Acme Free Money"))).ok).toBe(true);
    world.simulator.reviewName(number().id, "DECLINED");
    expect((await stack.refresh()).ok).toBe(true);
    world.simulator.clearRequests();

    const preview = await stack.preview(declares("Acme Free Money"));
    expect(preview.ok).toBe(false);
    expect(preview.output).toContain("declined by Meta");
    expect((await stack.up(declares("Acme Free Money"))).ok).toBe(false);
    expect(renames()).toBe(0);

    expect((await stack.up(declares("Acme Desk"))).ok).toBe(true);
    expect(renames()).toBe(1);
  });

  test("takes its old name back without a request", async () => {
    world.simulator.reviewName(number().id, "DECLINED");
    expect((await stack.refresh()).ok).toBe(true);
    world.simulator.clearRequests();

    expect((await stack.up(declares("Acme Help"))).ok).toBe(true);

    expect([renames(), registers()]).toEqual([0, 0]);
    expect(await stack.preview(declares("Acme Help"))).toMatchObject({ changes: { same: 3 } });
  });
});
