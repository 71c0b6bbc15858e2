import { type EngineStack, REPOSITORY } from "../../support/engine";
import { ACCOUNT, expectNoSecretIn, startWorld, type World } from "../../support/world";

const NUMBERS = [
  { name: "support", cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
  { name: "sales", cc: "44", phoneNumber: "7911123456", verifiedName: "Acme Sales" },
];

let world: World;
let stack: EngineStack;
beforeAll(async () => {
  world = await startWorld();
  stack = await world.stack({
    project: REPOSITORY,
    config: {
      "whatsapp:businessAccountId": ACCOUNT,
      "whatsapp-numbers:numbers": JSON.stringify(NUMBERS),
    },
    secretPaths: { "whatsapp-numbers:pin-support": "482915", "whatsapp-numbers:pin-sales": "730164" },
  });
});
beforeEach(() => world.simulator.clearRequests());
afterAll(() => world.close());

const numbersInState = async () =>
  (await stack.resources()).filter(({ type }) => type.endsWith(":WhatsAppPhoneNumber"));

/** The output of the number with that dial code, as the simulator has it. */
function shown(cc: string, more: object) {
  const number = world.simulator.numbers(ACCOUNT).find((candidate) => candidate.cc === cc);
  const { id: phoneNumberId, displayPhoneNumber, status } = number ?? {};
  return { phoneNumberId, displayPhoneNumber, status, ...more };
}

describe("the root project, with its numbers in stack config", () => {
  test("previews without a request", async () => {
    const preview = await stack.preview();

    expect(preview).toMatchObject({ ok: true, changes: { create: 5 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("creates each number with 1 POST and 1 GET, protected and retained, and looks once whether it can be registered", async () => {
    const up = await stack.up();

    expect(up.ok).toBe(true);
    expect(world.simulator.requests({ method: "POST" })).toHaveLength(2);
    expect(world.simulator.requests({ method: "GET" })).toHaveLength(4);
    expect(await numbersInState()).toMatchObject(
      NUMBERS.map(() => ({ protect: true, retainOnDelete: true, inputs: { businessAccountId: ACCOUNT } })),
    );
    expect(up.outputs).toEqual({
      numbers: {
        support: shown("1", { ready: false, nextStep: "verify" }),
        sales: shown("44", { ready: false, nextStep: "verify" }),
      },
    });
    expectNoSecretIn(up.output, await stack.stored());
  });

  test("registers them once they are verified, and shows that they are ready", async () => {
    for (const { id } of world.simulator.numbers()) {
      world.simulator.changeNumber(id, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
    }

    const up = await stack.up();

    expect(up).toMatchObject({ ok: true, changes: { update: 2, same: 3 } });
    expect(world.simulator.requests({ method: "POST", edge: "register" })).toHaveLength(2);
    expect(up.outputs).toEqual({
      numbers: {
        support: shown("1", { ready: true, nextStep: null }),
        sales: shown("44", { ready: true, nextStep: null }),
      },
    });
  });

  test("has nothing left to do, without a request", async () => {
    const preview = await stack.preview();

    expect(preview).toMatchObject({ ok: true, changes: { same: 5 } });
    expect(world.simulator.requests()).toEqual([]);
  });

  test("is not destroyed, because its numbers are protected", async () => {
    const destroy = await stack.destroy();

    expect(destroy.ok).toBe(false);
    expect(destroy.output).toContain("protect");
    expect(await numbersInState()).toHaveLength(2);
  });
});
