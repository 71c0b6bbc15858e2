import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import type { EngineStack, Program } from "../../support/engine";
import { HANDLE, TYPE } from "../../support/handle";
import { ACCOUNT, expectNoSecretIn, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack();
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

const program: Program = () => {
  const support = new WhatsAppPhoneNumber("support", INPUTS);
  const sales = new WhatsAppPhoneNumber("sales", {
    ...INPUTS,
    phoneNumber: "2025550124",
    verifiedName: "Acme Sales",
  });
  return {
    supportId: support.id,
    sameId: support.phoneNumberId,
    shown: sales.displayPhoneNumber,
    status: sales.status,
  };
};

describe("a program with two numbers", () => {
  test("previews their creation and sends nothing", async () => {
    const preview = await stack.preview(program);

    expect(preview).toMatchObject({ ok: true, changes: { create: 3 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("creates them with 1 POST and 1 GET each", async () => {
    const up = await stack.up(program);

    expect(up).toMatchObject({ ok: true, changes: { create: 3 } });
    const [support, sales] = world.simulator
      .numbers(ACCOUNT)
      .toSorted((one, other) => one.phoneNumber.localeCompare(other.phoneNumber));
    expect(up.outputs).toEqual({
      supportId: support?.id,
      sameId: support?.id,
      shown: sales?.displayPhoneNumber,
      status: sales?.status,
    });
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(2);
    expect(world.simulator.requests({ method: "GET" })).toHaveLength(2);
    expectNoSecretIn(up.output);
  });

  test("stores the constant handle and no token", async () => {
    const [support] = await stack.resources();

    expect(support).toMatchObject({
      type: TYPE,
      inputs: { __provider: HANDLE },
      outputs: { __provider: HANDLE },
    });
    expectNoSecretIn(await stack.stored());
  });

  test("previews nothing to do the second time, with no request at all", async () => {
    const preview = await stack.preview(program);

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("refreshes both from one listing, and finds nothing changed", async () => {
    const before = await stack.resources();

    const refresh = await stack.refresh();

    expect(refresh).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(world.simulator.requests().map(({ edge }) => edge)).toEqual(["numbers"]);
    expect((await stack.resources()).map(({ inputs, outputs }) => ({ inputs, outputs }))).toEqual(
      before.map(({ inputs, outputs }) => ({ inputs, outputs })),
    );
  });

  test("previews nothing to do after the refresh either", async () => {
    const preview = await stack.preview(program);

    expect(preview).toMatchObject({ ok: true, changes: { same: 3 } });
  });
});
