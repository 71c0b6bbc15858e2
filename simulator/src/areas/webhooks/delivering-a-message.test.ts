import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { call } from "../../test-support/graph";
import { ID, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, manualClock, TOKEN } from "../../test-support/simulator";
import { type Arrived, type Webhook, webhook } from "../../test-support/webhook";

const APP = "200000000000001";
const SHOP = "200000000000002";
const REGISTERED = { codeVerificationStatus: "VERIFIED", status: "CONNECTED", platformType: "CLOUD_API" };

const VALUE = {
  messaging_product: "whatsapp",
  metadata: { display_phone_number: "12025550100", phone_number_id: ID },
  contacts: [{ profile: { name: "Example Person" }, wa_id: "12025550177" }],
  messages: [
    {
      from: "12025550177",
      id: expect.stringMatching(/^wamid\../) as string,
      timestamp: "1793534400",
      type: "text",
      text: { body: "Is it open today?" },
    },
  ],
};
const EVENT = {
  object: "whatsapp_business_account",
  entry: [{ id: ACCOUNT, changes: [{ field: "messages", value: VALUE }] }],
};
const MESSAGE = { from: "12025550177", text: "Is it open today?", name: "Example Person" };

let endpoint: Webhook;

beforeEach(async () => {
  endpoint = await webhook();
});

/** A registered number of an account to which the default app is subscribed. */
async function subscribed(
  app: { secret?: string; callbackUrl?: string } = { callbackUrl: `${endpoint.url}/app` },
  number: object = REGISTERED,
) {
  const simulator = await simulateOne(number, {
    apps: [{ id: APP, ...app }],
    clock: manualClock(Date.UTC(2026, 10, 1, 12)),
  });
  simulator.subscribeApp(ACCOUNT, APP);
  return simulator;
}

describe("a test message", () => {
  test("arrives as Meta reports a text", async () => {
    const simulator = await subscribed();

    const deliveries = await simulator.sendTestMessage(ID, MESSAGE);

    expect(endpoint.arrived).toMatchObject([
      { method: "POST", path: "/app", headers: { "content-type": "application/json" } },
    ]);
    expect(JSON.parse(endpoint.arrived[0]?.body ?? "")).toEqual(EVENT);
    expect(deliveries).toEqual([
      {
        appId: APP,
        appName: "Test app",
        address: `${endpoint.url}/app`,
        level: "app",
        signed: false,
        status: 200,
        failure: undefined,
      },
    ]);
  });

  test("is signed with the secret of the app, over the exact body", async () => {
    const simulator = await subscribed({ callbackUrl: endpoint.url, secret: "test-secret" });

    const deliveries = await simulator.sendTestMessage(ID, { text: "Grüße 👋" });

    const [message] = endpoint.arrived;
    const expected = createHmac("sha256", "test-secret")
      .update(message?.body ?? "")
      .digest("hex");
    expect(message?.headers["x-hub-signature-256"]).toBe(`sha256=${expected}`);
    expect(deliveries).toMatchObject([{ signed: true }]);
  });

  test("has no signature if the app has no secret", async () => {
    const simulator = await subscribed();

    const deliveries = await simulator.sendTestMessage(ID);

    expect(endpoint.arrived[0]?.headers).not.toHaveProperty("x-hub-signature-256");
    expect(deliveries).toMatchObject([{ signed: false, status: 200 }]);
  });

  test("goes to the number's override, else to the account's, else to the app's own address", async () => {
    const simulator = await subscribed();
    const levelOf = async () => {
      const [delivery] = await simulator.sendTestMessage(ID);
      return [delivery?.level, endpoint.arrived.at(-1)?.path];
    };

    expect(await levelOf()).toEqual(["app", "/app"]);
    simulator.subscribeApp(ACCOUNT, APP, `${endpoint.url}/account`);
    expect(await levelOf()).toEqual(["account", "/account"]);
    simulator.changeNumber(ID, { webhookOverrides: { [APP]: `${endpoint.url}/number` } });
    expect(await levelOf()).toEqual(["number", "/number"]);
    simulator.changeNumber(ID, { webhookOverrides: undefined });
    expect(await levelOf()).toEqual(["account", "/account"]);
  });

  test("goes to each subscribed app at its own address, and to no other app", async () => {
    const simulator = await simulateOne(REGISTERED, {
      apps: [
        { id: APP, callbackUrl: `${endpoint.url}/app` },
        { id: SHOP, name: "Shop", callbackUrl: `${endpoint.url}/shop`, secret: "test-secret" },
      ],
    });
    simulator.changeNumber(ID, { webhookOverrides: { [APP]: `${endpoint.url}/number` } });
    simulator.subscribeApp(ACCOUNT, SHOP);

    expect(await simulator.sendTestMessage(ID)).toMatchObject([
      { appId: SHOP, appName: "Shop", level: "app" },
    ]);
    simulator.subscribeApp(ACCOUNT, APP);
    expect(await simulator.sendTestMessage(ID)).toMatchObject([
      { appId: SHOP, level: "app", signed: true },
      { appId: APP, level: "number", signed: false },
    ]);

    expect(endpoint.arrived.map(({ path }) => path).sort()).toEqual(["/number", "/shop", "/shop"]);
  });

  test("of an account to which no app is subscribed goes nowhere", async () => {
    const simulator = await subscribed();
    await call(simulator, "DELETE", `/${ACCOUNT}/subscribed_apps`, { token: TOKEN });

    expect(await simulator.sendTestMessage(ID)).toEqual([]);
    expect(endpoint.arrived).toEqual([]);
  });

  test.each<[string, (arrived: Arrived, response: ServerResponse) => void, object]>([
    [
      "another status than 200",
      (_arrived, response) => response.writeHead(500).end(),
      { status: 500, failure: expect.stringContaining("HTTP 500") as string },
    ],
    [
      "a redirect",
      (_arrived, response) => response.writeHead(307, { location: "/" }).end(),
      { status: 307, failure: expect.stringContaining("HTTP 307") as string },
    ],
    [
      "a reset",
      (_arrived, response) => response.destroy(),
      { status: undefined, failure: expect.stringContaining("ECONNRESET") as string },
    ],
  ])("that is answered with %s is sent once, and the result says so", async (_what, answer, expected) => {
    const { url, arrived } = await webhook(answer);
    const simulator = await subscribed({ callbackUrl: url });

    expect(await simulator.sendTestMessage(ID)).toMatchObject([expected]);
    expect(arrived).toHaveLength(1);
  });

  test("is sent to no other machine", async () => {
    const simulator = await subscribed({ callbackUrl: "https://192.0.2.1/" });

    expect(await simulator.sendTestMessage(ID)).toMatchObject([
      { status: undefined, failure: expect.stringContaining("--webhook-targets any") as string },
    ]);
  });

  test("for an app without an address says so", async () => {
    const simulator = await subscribed({ secret: "test-secret" });

    expect(await simulator.sendTestMessage(ID)).toMatchObject([
      {
        address: undefined,
        level: undefined,
        signed: false,
        failure: expect.stringContaining("no address") as string,
      },
    ]);
  });

  test.each([
    [
      "a number that is not registered",
      { ...REGISTERED, platformType: "NOT_APPLICABLE" },
      {},
      /not registered/,
    ],
    ["a number that has left its account", { ...REGISTERED, status: "DELETED" }, {}, /not registered/],
    ["a sender who is no number", REGISTERED, { from: "somebody" }, /from/],
    ["no text", REGISTERED, { text: "" }, /text/],
    ["an unknown property", REGISTERED, { colour: "red" }, /colour/],
  ])("is refused for %s", async (_what, number, message, reason) => {
    const simulator = await subscribed(undefined, number);

    await expect(simulator.sendTestMessage(ID, message as object)).rejects.toThrow(reason);
    expect(endpoint.arrived).toEqual([]);
  });

  test("is refused for a number that does not exist", async () => {
    await expect((await subscribed()).sendTestMessage("9")).rejects.toThrow(/no number with the id 9/);
  });
});

test("the secret of all apps signs for an app that has none of its own", async () => {
  const simulator = await simulateOne(REGISTERED, {
    apps: [{ id: APP, callbackUrl: endpoint.url }],
    appSecret: "test-secret",
  });
  simulator.subscribeApp(ACCOUNT, APP);

  expect(await simulator.sendTestMessage(ID)).toMatchObject([{ signed: true }]);
});
