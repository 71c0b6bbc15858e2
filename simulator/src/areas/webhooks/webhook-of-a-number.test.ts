import { post } from "../../test-support/graph";
import { fieldsOf, ID, simulateOne } from "../../test-support/one-number";
import { ACCOUNT } from "../../test-support/simulator";
import { type Webhook, webhook } from "../../test-support/webhook";

const EDGE = `/v26.0/${ACCOUNT}/subscribed_apps`;
const APP = "200000000000001";
const CALLBACK = "https://app.example/webhooks";

let endpoint: Webhook;

beforeEach(async () => {
  endpoint = await webhook();
});

const configuration = (path: string) =>
  JSON.stringify({ override_callback_uri: path && `${endpoint.url}${path}`, verify_token: "test-verify" });

const read = async (simulator: Awaited<ReturnType<typeof simulateOne>>) =>
  (await fieldsOf(simulator, "webhook_configuration")).webhook_configuration;

describe("the webhook of a number", () => {
  test("is set for the token's app, read with the other levels, and cleared by an empty address", async () => {
    const simulator = await simulateOne({}, { apps: [{ id: APP, callbackUrl: CALLBACK }] });
    expect(await read(simulator)).toEqual({ application: CALLBACK });
    await post(simulator, EDGE, {
      override_callback_uri: `${endpoint.url}/account`,
      verify_token: "test-verify",
    });

    const set = await post(simulator, `/${ID}`, { webhook_configuration: configuration("/number") });

    expect(set).toMatchObject({ status: 200, body: { success: true } });
    const levels = { application: CALLBACK, whatsapp_business_account: `${endpoint.url}/account` };
    expect(await read(simulator)).toEqual({ ...levels, phone_number: `${endpoint.url}/number` });

    await post(simulator, `/${ID}`, { webhook_configuration: configuration("") });
    expect(await read(simulator)).toEqual(levels);
  });

  test.each(["/number", ""])("cannot change to %j while the app is not subscribed", async (path) => {
    const simulator = await simulateOne();

    const refused = await post(simulator, `/${ID}`, { webhook_configuration: configuration(path) });

    expect(refused).toMatchObject({
      status: 400,
      error: {
        code: 100,
        error_data: { details: expect.stringContaining("must be subscribed") as string },
      },
    });
    expect(endpoint.arrived).toEqual([]);
  });
});
