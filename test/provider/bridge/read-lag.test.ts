import { type Bridge, FRONT_END } from "../../support/bridge";
import { HANDLE } from "../../support/handle";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  bridge = await world.bridge();
});
afterEach(() => world.close());

describe("create, when the new number cannot be read yet", () => {
  test("waits until it can", async () => {
    world.simulator.faults.add({ then: { kind: "lag", node: 2 } });

    const { id, outs } = await bridge.create(INPUTS);

    expect(outs).toMatchObject({ phoneNumberId: id, displayPhoneNumber: "+1 202-555-0123" });
    expect(world.simulator.requests().map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
  });

  test.each(["lag", "drop", "hang"] as const)(
    "records its id when that stays so (%s), with all that the next operation needs",
    async (kind) => {
      const impatient = await world.bridge({ config: { "whatsapp:requestTimeoutSeconds": "2" } });
      world.simulator.faults.add(
        kind === "lag"
          ? { then: { kind, node: 1000 } }
          : { on: { method: "GET" }, times: Infinity, then: { kind } },
      );

      const failure = await impatient.create(INPUTS).catch((error: unknown) => error);

      const [number] = world.simulator.numbers(ACCOUNT);
      expect(failure).toMatchObject({
        recorded: {
          id: number?.id,
          properties: {
            ...INPUTS,
            ...(FRONT_END === "class" && { __provider: HANDLE }),
            phoneNumberId: number?.id,
            displayPhoneNumber: null,
          },
          reasons: [expect.stringMatching(/\+1 2025550123.*pulumi up/s)],
        },
      });
      expect(world.simulator.requests({ method: "POST" })).toHaveLength(1);
    },
  );
});
