import { type Answer, call, get, post } from "../../test-support/graph";
import { ACCOUNT, OTHER_ACCOUNT, simulate, TOKEN } from "../../test-support/simulator";
import { webhook } from "../../test-support/webhook";

const EDGE = `/v26.0/${ACCOUNT}/subscribed_apps`;
const APP = {
  id: "200000000000001",
  name: "Test app",
  link: "https://www.facebook.com/games/?app_id=200000000000001",
};
const SHOP = {
  id: "200000000000002",
  name: "Shop",
  link: "https://www.facebook.com/games/?app_id=200000000000002",
};
const accounts = [{ id: ACCOUNT, tokens: [TOKEN, "shop-token"] }, { id: OTHER_ACCOUNT }];
const apps = [{ id: SHOP.id, name: "Shop", tokens: ["shop-token"] }];

const simulateTwoApps = () => simulate({ accounts, apps });

describe("subscribed_apps", () => {
  test("lists the apps of all tokens that subscribed, in that order", async () => {
    const simulator = await simulateTwoApps();
    expect((await get(simulator, EDGE)).body).toEqual({ data: [] });

    expect((await call(simulator, "POST", EDGE, { token: "shop-token" })).body).toEqual({ success: true });
    await post(simulator, EDGE);
    await post(simulator, EDGE);

    expect((await get(simulator, EDGE)).body).toEqual({
      data: [{ whatsapp_business_api_data: SHOP }, { whatsapp_business_api_data: APP }],
    });
  });

  test("DELETE ends the subscription of the token's app, and no other", async () => {
    const simulator = await simulateTwoApps();
    await call(simulator, "POST", EDGE, { token: "shop-token" });
    await post(simulator, EDGE);

    const ended = await call(simulator, "DELETE", EDGE);

    expect(ended.body).toEqual({ success: true });
    expect((await get(simulator, EDGE)).body).toEqual({ data: [{ whatsapp_business_api_data: SHOP }] });
  });

  test("POST with an address sets the override of the token's app, and POST without one clears it", async () => {
    const simulator = await simulateTwoApps();
    const { url } = await webhook();
    const form = { override_callback_uri: `${url}/a`, verify_token: "test-verify" };
    await call(simulator, "POST", EDGE, { token: "shop-token" });

    expect(await post(simulator, EDGE, form)).toMatchObject({ status: 200, body: { success: true } });
    expect((await get(simulator, EDGE)).body).toEqual({
      data: [
        { whatsapp_business_api_data: SHOP },
        { whatsapp_business_api_data: APP, override_callback_uri: `${url}/a` },
      ],
    });

    await post(simulator, EDGE);
    expect((await get(simulator, EDGE)).body).toEqual({
      data: [{ whatsapp_business_api_data: SHOP }, { whatsapp_business_api_data: APP }],
    });
  });

  test.each([
    [
      "an address without a verify token",
      { override_callback_uri: "http://127.0.0.1:1/" },
      /verify_token is missing/,
    ],
    [
      "a verify token without an address",
      { verify_token: "test-verify" },
      /override_callback_uri is missing/,
    ],
    [
      "an address of more than 200 characters",
      { override_callback_uri: `http://127.0.0.1:1/${"a".repeat(182)}`, verify_token: "test-verify" },
      /more than 200 characters/,
    ],
  ])("refuses %s with code 100", async (_what, form, reason) => {
    const simulator = await simulate();

    const refused = await post(simulator, EDGE, form);

    expect(refused).toMatchObject({ status: 400, error: { code: 100 } });
    expect(detailsOf(refused)).toMatch(reason);
    expect((await get(simulator, EDGE)).body).toEqual({ data: [] });
  });

  test.each(["GET", "POST", "DELETE"])("%s needs the scope for managing", async (method) => {
    const simulator = await simulate({
      tokens: [{ token: "messaging-token", scopes: ["whatsapp_business_messaging"] }],
    });

    expect(await call(simulator, method, EDGE, { token: "messaging-token" })).toMatchObject({
      status: 400,
      error: { code: 200 },
    });
  });
});

function detailsOf({ error }: Answer): string {
  return (error.error_data as { details: string }).details;
}
