import type { FaultInput } from "whatsapp-graph-simulator";

import { type Bridge, type Properties, ProviderError } from "../../support/bridge";
import { REGISTRATION_HANDLE } from "../../support/handle";
import { ACCOUNT, startWorld, type World } from "../../support/world";

const ID = "120000000000001";
const INPUTS = { businessAccountId: ACCOUNT, phoneNumberId: ID, pin: "482915", dataRegion: "DE" };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => {
  world.reset();
  world.simulator.addNumber(ACCOUNT, {
    ...{ id: ID, cc: "1", phoneNumber: "2025550123", verifiedName: "Acme Support" },
    ...{ codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" },
  });
});
afterAll(() => world.close());

/** A run of its own, with short limits: an answer that never comes is waited for. */
const run = (): Promise<Bridge> =>
  world.bridge({ handle: REGISTRATION_HANDLE, config: { "whatsapp:requestTimeoutSeconds": "1" } });

/** Without those that Meta throttled, and so certainly did not carry out. */
const registerCalls = () =>
  world.simulator.requests({ method: "POST", edge: "register" }).filter(({ code }) => code !== 80007).length;

/** What the engine has after a creation: the outputs, those that an error recorded, or nothing. */
async function recordedAfterCreate(): Promise<Properties | undefined> {
  const bridge = await run();
  try {
    return (await bridge.create(INPUTS)).outs;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.recorded?.properties;
  } finally {
    await bridge.close();
  }
}

/** The next `pulumi up`. */
async function next(recorded: Properties | undefined): Promise<Properties> {
  const bridge = await run();
  try {
    if (recorded === undefined) return (await bridge.create(INPUTS)).outs;
    const { changes } = await bridge.diff(ID, recorded, INPUTS);
    return changes === true ? (await bridge.update(ID, recorded, INPUTS)).outs : recorded;
  } finally {
    await bridge.close();
  }
}

/** The others, on each of the requests, are in `single-faults.test.ts` beside the resource: those need no network. */
const FAULTS: [string, FaultInput["then"], number][] = [
  ["drops before Meta does it", { kind: "drop", when: "before-commit" }, 2],
  ["drops after Meta did it", { kind: "drop", when: "after-commit" }, 1],
  ["never answers, although Meta did it", { kind: "hang", when: "after-commit" }, 1],
  ["is throttled", { kind: "throttle", code: 80007 }, 1],
];

test.each(FAULTS)(
  "a registration that %s: one call at most in a run, and the number is registered with the next",
  async (_what, then, inAll) => {
    world.simulator.faults.add({ on: { method: "POST", edge: "register" }, then });

    const recorded = await recordedAfterCreate();
    expect(registerCalls()).toBe(1);
    const after = await next(recorded);

    expect(after).toMatchObject({ registered: true, pending: null, status: "CONNECTED", dataRegion: "DE" });
    expect(world.simulator.numbers()).toMatchObject([{ platformType: "CLOUD_API", dataRegion: "DE" }]);
    expect(registerCalls()).toBe(inAll);
  },
);
