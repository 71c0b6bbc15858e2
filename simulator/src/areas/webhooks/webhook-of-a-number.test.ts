import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Simulator } from "../../index";
import { call, get, post } from "../../test-support/graph";
import { fieldsOf, ID, only, simulateOne } from "../../test-support/one-number";
import { ACCOUNT, ACME, OTHER_ACCOUNT, temporaryFolder, TOKEN } from "../../test-support/simulator";
import { answerChallenge, type Webhook, webhook } from "../../test-support/webhook";

const APP = "200000000000001";
const SHOP = "200000000000002";
const CALLBACK = "https://app.example/webhooks";

let endpoint: Webhook;

beforeEach(async () => {
  endpoint = await webhook();
});

const configuration = (address: string) => ({
  override_callback_uri: address,
  verify_token: "test-verify",
});
const set = (simulator: Simulator, address: string, token = TOKEN) =>
  call(simulator, "POST", `/v26.0/${ID}`, {
    json: { webhook_configuration: configuration(address) },
    token,
  });

const read = async (simulator: Simulator) =>
  (await fieldsOf(simulator, "webhook_configuration")).webhook_configuration;

/** Two apps, both subscribed. */
async function simulateSubscribed(options: Parameters<typeof simulateOne>[1] = {}) {
  const simulator = await simulateOne(
    {},
    {
      tokens: [{ token: "shop-token" }],
      apps: [{ id: SHOP, tokens: ["shop-token"] }],
      ...options,
    },
  );
  simulator.subscribeApp(ACCOUNT, APP);
  simulator.subscribeApp(ACCOUNT, SHOP);
  return simulator;
}

describe("the webhook of a number", () => {
  test("is set for the token's app, read with the other levels, and cleared by an empty address", async () => {
    const simulator = await simulateOne({}, { apps: [{ id: APP, callbackUrl: CALLBACK }] });
    expect(await read(simulator)).toEqual({ application: CALLBACK });
    simulator.subscribeApp(ACCOUNT, APP, `${endpoint.url}/account`);

    expect(await set(simulator, `${endpoint.url}/number`)).toMatchObject({
      status: 200,
      body: { success: true },
    });

    const levels = { application: CALLBACK, whatsapp_business_account: `${endpoint.url}/account` };
    expect(await read(simulator)).toEqual({ ...levels, phone_number: `${endpoint.url}/number` });
    expect(endpoint.arrived).toMatchObject([{ path: expect.stringMatching(/^\/number\?/) as string }]);

    await set(simulator, "");
    expect(await read(simulator)).toEqual(levels);
    expect(endpoint.arrived).toHaveLength(1);
  });

  test("is set by JSON text in a form too", async () => {
    const simulator = await simulateSubscribed();

    await post(simulator, `/${ID}`, { webhook_configuration: JSON.stringify(configuration(endpoint.url)) });

    expect(await read(simulator)).toEqual({ phone_number: endpoint.url });
  });

  test("is the token's app's own, in the listing too", async () => {
    const simulator = await simulateSubscribed();
    const seenBy = async (token: string) => {
      const fields = "webhook_configuration";
      const node = await call(simulator, "GET", `/${ID}`, { query: { fields }, token });
      const list = await call(simulator, "GET", `/${ACCOUNT}/phone_numbers`, { query: { fields }, token });
      expect(list.body.data).toEqual([node.body]);
      return node.body.webhook_configuration;
    };
    await set(simulator, `${endpoint.url}/a`);
    await set(simulator, `${endpoint.url}/b`, "shop-token");

    expect(await seenBy(TOKEN)).toEqual({ phone_number: `${endpoint.url}/a` });
    expect(await seenBy("shop-token")).toEqual({ phone_number: `${endpoint.url}/b` });

    await set(simulator, "", "shop-token");
    expect(only(simulator).webhookOverrides).toEqual({ [APP]: `${endpoint.url}/a` });
    expect(await seenBy("shop-token")).toBeUndefined();
  });

  test.each(["http://127.0.0.1:1/", ""])(
    "cannot change to %j while the app is not subscribed",
    async (address) => {
      const simulator = await simulateOne({ webhookOverrides: { [APP]: CALLBACK } });
      simulator.subscribeApp(OTHER_ACCOUNT, APP);

      const refused = await set(simulator, address);

      expect(refused).toMatchObject({
        status: 400,
        error: {
          code: 100,
          error_data: { details: expect.stringContaining("must be subscribed") as string },
        },
      });
      expect(only(simulator).webhookOverrides).toEqual({ [APP]: CALLBACK });
    },
  );

  test.each([
    ["no JSON", "test-verify"],
    ["a list", "[]"],
    ["nothing", ""],
    ["an object without an address", { verify_token: "test-verify" }],
    ["an address without a verify token", { override_callback_uri: "http://127.0.0.1:1/" }],
    ["more than 200 characters", configuration(`http://127.0.0.1:1/${"a".repeat(182)}`)],
  ])("is refused as %s, with code 100 and without repeating it", async (_what, given) => {
    const simulator = await simulateSubscribed();

    const refused = await call(simulator, "POST", `/${ID}`, {
      json: { webhook_configuration: given },
      token: TOKEN,
    });

    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(refused.text).not.toContain("test-verify");
    expect(await read(simulator)).toBeUndefined();
  });

  test("stays as it is if the address does not verify", async () => {
    const simulator = await simulateSubscribed();
    await set(simulator, endpoint.url);

    expect(await set(simulator, "http://127.0.0.1:1/")).toMatchObject({
      status: 400,
      error: { code: 2200 },
    });

    expect(await read(simulator)).toEqual({ phone_number: endpoint.url });
  });

  test.each<[string, (simulator: Simulator) => void]>([
    ["the app is unsubscribed", (simulator) => void simulator.unsubscribeApp(ACCOUNT, APP)],
    ["the number is deleted", (simulator) => simulator.removeNumber(ID)],
  ])("is not set if %s during the verification", async (_what, change) => {
    const simulator = await simulateSubscribed({ removedNumbers: "kept" });
    const { url } = await webhook((arrived, response) => {
      change(simulator);
      answerChallenge(arrived, response);
    });

    expect(await set(simulator, url)).toMatchObject({ status: 400, error: { code: 100 } });
    expect(only(simulator).webhookOverrides).toEqual({});
  });

  test("is in the state file, with the subscriptions", async () => {
    const data = path.join(await temporaryFolder(), "state.json");
    const first = await simulateSubscribed({ data });
    first.subscribeApp(ACCOUNT, SHOP, CALLBACK);
    await set(first, endpoint.url);
    const subscriptions = first.subscriptions(ACCOUNT);
    await first.close();

    const second = await simulateOne({}, { data, apps: [{ id: SHOP }] });

    expect(second.subscriptions(ACCOUNT)).toEqual(subscriptions);
    expect(await read(second)).toEqual({ phone_number: endpoint.url });
  });

  test("ends when the number leaves the account, also if its entry stays", async () => {
    const simulator = await simulateSubscribed({ removedNumbers: "kept" });
    simulator.changeNumber(ID, { codeVerificationStatus: "VERIFIED", nameStatus: "APPROVED" });
    await set(simulator, endpoint.url);

    const migration = { cc: "1", phone_number: ACME.phone_number, migrate_phone_number: "true" };
    expect(await post(simulator, `/${OTHER_ACCOUNT}/phone_numbers`, migration)).toMatchObject({
      status: 200,
    });

    expect(simulator.numbers()).toMatchObject([
      { id: ID, status: "MIGRATED", webhookOverrides: {} },
      { accountId: OTHER_ACCOUNT, webhookOverrides: {} },
    ]);
  });
});

test("a verify token shows nowhere: no answer, log, page, ledger, number or file has it", async () => {
  const data = path.join(await temporaryFolder(), "state.json");
  const lines: string[] = [];
  const simulator = await simulateSubscribed({ data, log: (line) => lines.push(line) });
  const text = JSON.stringify(configuration(endpoint.url));
  const edge = `/${ACCOUNT}/subscribed_apps`;

  const answers = [
    await post(simulator, edge, configuration(endpoint.url)),
    await post(simulator, `${edge}?verify_token=test-verify`),
    await set(simulator, endpoint.url),
    await set(simulator, "http://127.0.0.1:1/"),
    await post(simulator, `/${ID}`, { webhook_configuration: text }),
    await post(simulator, `/${ID}`, { webhook_configuration: text.slice(0, -1) }),
    await post(simulator, `/${ID}`, { webhook_configuration: JSON.stringify(text) }),
    await post(simulator, `/${ID}`, { "webhook_configuration[verify_token]": "test-verify" }),
    await get(simulator, `/${ID}`, { fields: "webhook_configuration" }),
  ].map((answer) => answer.text);

  const shown = [
    ...answers,
    ...lines,
    JSON.stringify([simulator.numbers(), simulator.subscriptions(ACCOUNT), simulator.requests()]),
    await (await fetch(simulator.url)).text(),
    await readFile(data, "utf8"),
  ].join("\n");
  expect(shown).not.toContain("test-verify");
  expect(simulator.requests({ edge: "node", method: "POST" })[0]?.parameters).toEqual({
    webhook_configuration: JSON.stringify({ override_callback_uri: endpoint.url }),
  });
});
