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

const registerCalls = () => world.simulator.requests({ method: "POST", edge: "register" }).length;

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

type Call = Pick<NonNullable<FaultInput["on"]>, "method" | "edge">;
const CALLS: Record<string, Call> = {
  "the read of the number": { method: "GET", edge: "node" },
  "the read of the region": { method: "GET", edge: "settings" },
  "the region": { method: "POST", edge: "settings" },
  "the registration": { method: "POST", edge: "register" },
};
const FAULTS: Record<string, FaultInput["then"]> = {
  "drops before Meta does it": { kind: "drop", when: "before-commit" },
  "drops after Meta did it": { kind: "drop", when: "after-commit" },
  "answers 500 before": { kind: "serverError", when: "before-commit" },
  "answers 500 after": { kind: "serverError", when: "after-commit" },
  "never answers, before": { kind: "hang", when: "before-commit" },
  "never answers, after": { kind: "hang", when: "after-commit" },
  "answers no JSON": { kind: "garbage", when: "after-commit" },
  "is throttled": { kind: "throttle", code: 80007 },
  "is refused": { kind: "error", code: 200 },
  "loses its permission": { kind: "permissionLost" },
  "says that the number was registered too often": { kind: "error", code: 133016 },
};
const DONE = new Set([
  "drops after Meta did it",
  "answers 500 after",
  "never answers, after",
  "answers no JSON",
]);

describe.each(Object.entries(CALLS))("%s", (what, on) => {
  test.each(Object.entries(FAULTS))(
    "%s: the number is registered by then or with the next run, and never twice",
    async (fault, then) => {
      world.simulator.faults.add({ on, then });

      const recorded = await recordedAfterCreate();
      const committed = what !== "the registration" || DONE.has(fault);
      expect(registerCalls()).toBeLessThanOrEqual(1);
      world.simulator.faults.clear();
      const after = await next(recorded);

      expect(after).toMatchObject({ registered: true, pending: null, status: "CONNECTED", dataRegion: "DE" });
      expect(world.simulator.numbers()).toMatchObject([{ platformType: "CLOUD_API" }]);
      // One that Meta certainly did not carry out is made by the next run.
      expect(registerCalls()).toBe(committed || fault === "is throttled" ? registerCalls() : 2);
      expect(registerCalls()).toBeLessThanOrEqual(committed ? 1 : 2);
    },
  );
});
