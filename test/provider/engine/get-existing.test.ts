import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { ACCOUNT, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
let id: string;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
  ({ id } = world.simulator.addNumber(ACCOUNT, {
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Hotline",
  }));
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

const looksUp =
  (wanted: string, state?: { businessAccountId: string }): Program =>
  () => {
    const { displayPhoneNumber, verifiedName, cc, phoneNumber } = WhatsAppPhoneNumber.get(
      "hotline",
      wanted,
      state,
    );
    return { displayPhoneNumber, verifiedName, cc, phoneNumber };
  };

describe("WhatsAppPhoneNumber.get", () => {
  test.each([
    ["with its account", { businessAccountId: ACCOUNT }],
    ["by its id alone", undefined],
  ])("fills the outputs of a number that exists, %s", async (_what, state) => {
    const up = await stack.up(looksUp(id, state));

    expect(up).toMatchObject({
      ok: true,
      outputs: {
        displayPhoneNumber: "+1 202-555-0123",
        verifiedName: "Acme Hotline",
        cc: "1",
        phoneNumber: "2025550123",
      },
    });
    expect(await stack.resources()).toMatchObject([{ id, external: true }]);
  });

  test("is read again by refresh", async () => {
    const refresh = await stack.refresh();

    expect(refresh.ok).toBe(true);
    expect(await stack.resources()).toMatchObject([{ id, external: true }]);
  });

  test("fails for an id that does not exist, and names it", async () => {
    const up = await stack.up(looksUp("300000000000404", { businessAccountId: ACCOUNT }));

    expect(up.ok).toBe(false);
    expect(up.output).toContain("300000000000404");
  });

  test("is never deleted: destroy succeeds and sends nothing", async () => {
    const destroy = await stack.destroy();

    expect(destroy.ok).toBe(true);
    expect(world.simulator.requests()).toEqual([]);
    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});
