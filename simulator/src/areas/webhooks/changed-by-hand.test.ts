import type { Simulator } from "../../index";
import { get } from "../../test-support/graph";
import { fieldsOf, ID, simulateOne } from "../../test-support/one-number";
import { ACCOUNT } from "../../test-support/simulator";
import { webhook } from "../../test-support/webhook";

const APP = "200000000000001";
const ADDRESS = "https://dashboard.example/webhooks";

async function admin(simulator: Simulator, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${simulator.url}/_simulator${path}`, {
    method,
    headers: {
      "x-simulator-secret": simulator.adminSecret,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> };
}

const SUBSCRIPTIONS = `/accounts/${ACCOUNT}/subscriptions`;

describe("somebody in a dashboard", () => {
  test("subscribes an app, sets its override without a verification, and ends both", async () => {
    const simulator = await simulateOne();

    simulator.subscribeApp(ACCOUNT, APP);
    expect(simulator.subscriptions(ACCOUNT)).toEqual([
      { appId: APP, appName: "Test app", overrideCallbackUri: undefined },
    ]);

    simulator.subscribeApp(ACCOUNT, APP, ADDRESS);
    expect((await get(simulator, `/${ACCOUNT}/subscribed_apps`)).body).toMatchObject({
      data: [{ override_callback_uri: ADDRESS }],
    });

    expect(simulator.subscribeApp(ACCOUNT, APP)).toMatchObject([{ overrideCallbackUri: undefined }]);
    expect(simulator.unsubscribeApp(ACCOUNT, APP)).toEqual([]);
  });

  test.each<[string, (simulator: Simulator) => unknown, RegExp]>([
    ["the account", (simulator) => simulator.subscriptions("9"), /no account 9/],
    ["the app", (simulator) => simulator.subscribeApp(ACCOUNT, "9"), /no app 9/],
    ["the address", (simulator) => simulator.subscribeApp(ACCOUNT, APP, ""), /must be an address/],
  ])("is told if %s is wrong", async (_what, change, reason) => {
    const simulator = await simulateOne();

    expect(() => change(simulator)).toThrow(reason);
  });

  test("changes the override of a number, which a seed can have too", async () => {
    const simulator = await simulateOne({ webhookOverrides: { [APP]: ADDRESS } });
    expect(await fieldsOf(simulator, "webhook_configuration")).toEqual({
      webhook_configuration: { phone_number: ADDRESS },
    });

    simulator.changeNumber(ID, { webhookOverrides: undefined });

    expect(await fieldsOf(simulator, "webhook_configuration")).toEqual({});
  });
});

describe("the admin endpoint", () => {
  test("shows and changes subscriptions", async () => {
    const simulator = await simulateOne();
    const override = { overrideCallbackUri: ADDRESS };

    expect(await admin(simulator, "PUT", `${SUBSCRIPTIONS}/${APP}`, override)).toMatchObject({
      status: 200,
      body: { subscriptions: [{ appId: APP, overrideCallbackUri: ADDRESS }] },
    });
    expect((await admin(simulator, "GET", SUBSCRIPTIONS)).body).toMatchObject({
      subscriptions: [{ appId: APP, overrideCallbackUri: ADDRESS }],
    });
    await admin(simulator, "PUT", `${SUBSCRIPTIONS}/${APP}`);
    expect(simulator.subscriptions(ACCOUNT)).toMatchObject([{ overrideCallbackUri: undefined }]);
    expect(await admin(simulator, "DELETE", `${SUBSCRIPTIONS}/${APP}`)).toMatchObject({ status: 204 });
    expect(simulator.subscriptions(ACCOUNT)).toEqual([]);
  });

  test("changes the overrides of a number, and takes them away", async () => {
    const simulator = await simulateOne();

    const set = await admin(simulator, "PATCH", `/numbers/${ID}`, { webhookOverrides: { [APP]: ADDRESS } });
    expect(set.body).toMatchObject({ webhookOverrides: { [APP]: ADDRESS } });

    const cleared = await admin(simulator, "PATCH", `/numbers/${ID}`, { webhookOverrides: null });
    expect(cleared.body).toMatchObject({ webhookOverrides: {} });
  });

  test("sends a test message", async () => {
    const { url, arrived } = await webhook();
    const simulator = await simulateOne({ platformType: "CLOUD_API" });
    simulator.subscribeApp(ACCOUNT, APP, url);

    const sent = await admin(simulator, "POST", `/numbers/${ID}/messages`, { text: "Hello" });

    expect(sent).toMatchObject({
      status: 200,
      body: { deliveries: [{ appId: APP, address: url, level: "account", status: 200, signed: false }] },
    });
    expect(arrived[0]?.body).toContain('"body":"Hello"');
  });

  test.each([
    ["an account that does not exist", "GET", "/accounts/9/subscriptions", undefined, 404, /no account 9/],
    ["an app that does not exist", "PUT", `${SUBSCRIPTIONS}/9`, {}, 404, /no app 9/],
    ["an unknown property", "PUT", `${SUBSCRIPTIONS}/${APP}`, { colour: "red" }, 400, /colour/],
    ["a number that does not exist", "POST", "/numbers/9/messages", {}, 404, /no number 9/],
    ["a number that is not registered", "POST", `/numbers/${ID}/messages`, undefined, 400, /not registered/],
    ["a message that is none", "POST", `/numbers/${ID}/messages`, { colour: "red" }, 400, /colour/],
    ["an override of no app", "PATCH", `/numbers/${ID}`, { webhookOverrides: { me: ADDRESS } }, 400, /me/],
  ])("refuses %s", async (_what, method, path, body, status, reason) => {
    const simulator = await simulateOne();

    expect(await admin(simulator, method, path, body)).toMatchObject({
      status,
      body: { error: expect.stringMatching(reason) as string },
    });
  });
});
