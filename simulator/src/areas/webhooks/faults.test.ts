import type { FaultInput, Simulator } from "../../index";
import { type Answer, call, get } from "../../test-support/graph";
import { ID, only, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, TOKEN } from "../../test-support/simulator";
import { webhook } from "../../test-support/webhook";

const APP = "200000000000001";

interface Case {
  edge: "subscribed_apps" | "node";
  method: "POST" | "DELETE";
  path: string;
  parameters: (address: string) => object;
  before: (simulator: Simulator) => void;
  done: (simulator: Simulator, address: string) => boolean;
}

const EDGE = { edge: "subscribed_apps", path: `/${ACCOUNT}/subscribed_apps` } as const;
const override = (address: string) => ({ override_callback_uri: address, verify_token: "test-verify" });

const CASES: Record<string, Case> = {
  "a subscription": {
    ...EDGE,
    method: "POST",
    parameters: () => ({}),
    before: () => undefined,
    done: (simulator) => simulator.subscriptions(ACCOUNT).length === 1,
  },
  "an override of an account": {
    ...EDGE,
    method: "POST",
    parameters: override,
    before: () => undefined,
    done: (simulator, address) => simulator.subscriptions(ACCOUNT)[0]?.overrideCallbackUri === address,
  },
  "the end of a subscription": {
    ...EDGE,
    method: "DELETE",
    parameters: () => ({}),
    before: (simulator) => void simulator.subscribeApp(ACCOUNT, APP),
    done: (simulator) => simulator.subscriptions(ACCOUNT).length === 0,
  },
  "an override of a number": {
    edge: "node",
    method: "POST",
    path: `/${ID}`,
    parameters: (address) => ({ webhook_configuration: override(address) }),
    before: (simulator) => void simulator.subscribeApp(ACCOUNT, APP),
    done: (simulator, address) => only(simulator).webhookOverrides[APP] === address,
  },
};

async function struck(one: Case, then: FaultInput["then"]) {
  const simulator = await simulateOne();
  const { url, arrived } = await webhook();
  one.before(simulator);
  simulator.faults.add({ on: { method: one.method, edge: one.edge, account: ACCOUNT }, then });
  return {
    simulator,
    arrived,
    again: (): Promise<Answer> =>
      call(simulator, one.method, one.path, { json: one.parameters(url), token: TOKEN }),
    done: () => one.done(simulator, url),
  };
}

describe.each(Object.entries(CASES))("%s", (_what, one) => {
  test.each([
    ["before-commit" as const, false],
    ["after-commit" as const, true],
  ])("is dropped %s", async (when, expected) => {
    const { again, done, arrived } = await struck(one, { kind: "drop", when });

    await expect(again()).rejects.toMatchObject({ code: "ECONNRESET" });

    expect(done()).toBe(expected);
    if (!expected) expect(arrived).toEqual([]);
  });

  test("is refused once, and accepted after that", async () => {
    const { again, done } = await struck(one, { kind: "error", code: 2200, message: "Not verified" });

    expect(await again()).toMatchObject({ status: 400, error: { code: 2200 } });
    expect(done()).toBe(false);

    expect(await again()).toMatchObject({ status: 200, body: { success: true } });
    expect(done()).toBe(true);
  });
});

test("a list of subscribed apps is refused by a lost permission", async () => {
  const simulator = await simulateOne();
  simulator.faults.add({ on: { edge: "subscribed_apps" }, then: { kind: "permissionLost", code: 200 } });

  expect(await get(simulator, EDGE.path)).toMatchObject({ status: 400, error: { code: 200 } });
  expect(await get(simulator, EDGE.path)).toMatchObject({ status: 200, body: { data: [] } });
});
