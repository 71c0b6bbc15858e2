import { type Bridge, FRONT_END } from "../../support/bridge";
import { ACCOUNT, INPUTS, startWorld, type World } from "../../support/world";

let world: World;
let bridge: Bridge;
beforeEach(async () => {
  world = await startWorld();
  bridge = await world.bridge();
});
afterEach(() => world.close());

/** The lines for people, without the name that the class's have. */
const lines = () => bridge.stderr().trim().replaceAll("pulumi-whatsapp: ", "").split("\n");

/** Ends the process before its first request. */
const withoutRequest = async () => {
  await bridge.check(INPUTS);
  return bridge.interrupt();
};

describe("when the engine ends the provider", () => {
  test("a line says how many requests Meta got, retries included, and the signal ends the process", async () => {
    world.simulator.faults.add({ on: { method: "POST" }, then: { kind: "throttle", code: 4, minutes: 0 } });
    await bridge.create(INPUTS);

    const signal = await bridge.interrupt();

    const { length } = world.simulator.requests();
    expect(length).toBe(3);
    expect(lines()).toEqual([expect.stringMatching(`^${length} requests to Meta\\. Highest .* 100 % `)]);
    expect(signal).toBe("SIGINT");
  });

  test("the line names the limit that was used most", async () => {
    world.simulator.faults.add({
      then: { kind: "usage", accounts: { [ACCOUNT]: { percent: 62, minutes: 0 } } },
    });
    await bridge.create(INPUTS);

    await bridge.interrupt();

    expect(lines()).toEqual([
      `2 requests to Meta. Highest usage that Meta reported: 62 % of the calls allowed to account ${ACCOUNT}.`,
    ]);
  });

  test("there is no line if it sent nothing", async () => {
    const signal = await withoutRequest();

    expect(lines()).toEqual([""]);
    expect(signal).toBe("SIGINT");
  });

  test("a request that could not be sent does not count", async () => {
    const unreachable = { "whatsapp:graphUrl": "http://127.0.0.1:1", "whatsapp:maxRetries": "0" };
    bridge = await world.bridge({ config: unreachable });
    await expect(bridge.create(INPUTS)).rejects.toThrow("No request was sent");

    await bridge.interrupt();

    expect(lines()).toEqual([""]);
  });
});

if (FRONT_END === "class")
  test("a host of several resources has one line for all of them", async () => {
    const other = {
      __provider: 'exports.handler = () => require("pulumi-whatsapp/handler").handler("phone-number");',
    };
    await bridge.create(INPUTS);
    await bridge.create({ ...INPUTS, ...other, phoneNumber: "2025550124" });

    await bridge.interrupt();

    expect(lines()).toEqual(["4 requests to Meta."]);
  });
