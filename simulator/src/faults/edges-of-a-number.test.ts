import type { FaultInput, Simulator } from "../index";
import { type Answer, post } from "../test-support/graph";
import { ID, only, REGISTRATION, REQUEST, simulateOne } from "../test-support/one-number";

type Edge = NonNullable<NonNullable<FaultInput["on"]>["edge"]>;

interface Case {
  edge: Edge;
  number?: object;
  form: (simulator: Simulator) => Record<string, string>;
  done: (simulator: Simulator) => boolean;
}

const VERIFIED = { codeVerificationStatus: "VERIFIED" };
const STORAGE = JSON.stringify({ status: "IN_COUNTRY_STORAGE_ENABLED", data_localization_region: "CH" });

const CASES: Record<string, Case> = {
  "a request for a code": {
    edge: "request_code",
    form: () => REQUEST,
    done: (simulator) => only(simulator).sentCode !== undefined,
  },
  "a proof of ownership": {
    edge: "verify_code",
    form: (simulator) => ({ code: only(simulator).sentCode ?? "" }),
    done: (simulator) => only(simulator).codeVerificationStatus === "VERIFIED",
  },
  "a region": {
    edge: "settings",
    form: () => ({ storage_configuration: STORAGE }),
    done: (simulator) => only(simulator).dataRegion === "CH",
  },
  "a registration": {
    edge: "register",
    number: VERIFIED,
    form: () => REGISTRATION,
    done: (simulator) => only(simulator).platformType === "CLOUD_API",
  },
  "a deregistration": {
    edge: "deregister",
    number: { ...VERIFIED, platformType: "CLOUD_API" },
    form: () => ({}),
    done: (simulator) => only(simulator).platformType === "NOT_APPLICABLE",
  },
  "a PIN": {
    edge: "node",
    form: () => ({ pin: "123456" }),
    done: (simulator) => only(simulator).isPinEnabled,
  },
  "a new display name": {
    edge: "node",
    form: () => ({ new_display_name: "Acme Ltd" }),
    done: (simulator) => only(simulator).newDisplayName === "Acme Ltd",
  },
};

async function struck({ edge, number, form }: Case, then: FaultInput["then"]) {
  const simulator = await simulateOne(number);
  if (edge === "verify_code") await post(simulator, `/${ID}/request_code`, REQUEST);
  simulator.faults.add({ on: { method: "POST", edge }, then });
  const parameters = form(simulator);
  const call = (): Promise<Answer> =>
    post(simulator, edge === "node" ? `/${ID}` : `/${ID}/${edge}`, parameters);
  return { simulator, call };
}

describe.each(Object.entries(CASES))("%s", (_what, one) => {
  test.each([
    ["before-commit" as const, false],
    ["after-commit" as const, true],
  ])("is dropped %s", async (when, done) => {
    const { simulator, call } = await struck(one, { kind: "drop", when });

    await expect(call()).rejects.toMatchObject({ code: "ECONNRESET" });

    expect(one.done(simulator)).toBe(done);
    expect(simulator.requests({ edge: one.edge, outcome: "dropped" })).toHaveLength(1);
  });

  test("is refused once, and accepted after that", async () => {
    const { simulator, call } = await struck(one, { kind: "throttle", code: 80007 });

    expect(await call()).toMatchObject({ status: 400, error: { code: 80007 } });
    expect(one.done(simulator)).toBe(false);

    expect(await call()).toMatchObject({ status: 200, body: { success: true } });
    expect(one.done(simulator)).toBe(true);
  });

  test("is slow", async () => {
    const { simulator, call } = await struck(one, { kind: "slow", ms: 5 });

    expect(await call()).toMatchObject({ status: 200 });
    expect(simulator.requests({ edge: one.edge })).toMatchObject([{ faults: ["slow"] }]);
  });
});
