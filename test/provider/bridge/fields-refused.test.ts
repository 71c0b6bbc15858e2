import type { Bridge } from "../../support/bridge";
import { INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;

const NULLS = { status: null, nameStatus: null, platformType: null };

describe.each([100, 10] as const)("fields that the app may not read (code %i for the whole call)", (code) => {
  beforeAll(async () => {
    world = await startWorld();
    bridge = await world.bridge();
  });
  beforeEach(() => {
    world.reset();
    const fields = ["status", "name_status", "platform_type"];
    world.simulator.faults.add({ times: Infinity, then: { kind: "fieldsRefused", code, fields } });
  });

  afterAll(() => world.close());

  test("are null after a creation; the rest is there", async () => {
    const { outs } = await bridge.create(INPUTS);

    expect(outs).toMatchObject({
      ...NULLS,
      displayPhoneNumber: "+1 202-555-0123",
      codeVerificationStatus: "NOT_VERIFIED",
    });
  });

  test("are null after a refresh, which says nothing else changed", async () => {
    const { id, outs } = await bridge.create(INPUTS);

    const answer = await bridge.read(id, outs);

    expect(answer).toEqual({ id, props: outs, inputs: INPUTS });
  });

  test("are told in one line, however many numbers there are", async () => {
    await Promise.all(
      ["23", "24", "25"].map((last) => bridge.create({ ...INPUTS, phoneNumber: `20255501${last}` })),
    );

    const lines = bridge
      .stderr()
      .split("\n")
      .filter((line) => line.includes("nameStatus"));
    expect(lines).toHaveLength(1);
    for (const name of Object.keys(NULLS)) expect(lines[0]).toContain(name);
  });
});
