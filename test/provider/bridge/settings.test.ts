import {
  ACCOUNT,
  APP_SECRET,
  INPUTS,
  OTHER_ACCOUNT,
  OTHER_TOKEN,
  startWorld,
  TOKEN,
  type World,
} from "../../support/world";

let world: World;
const given = async (options?: Parameters<typeof startWorld>[0]) => {
  world = await startWorld(options);
};
afterEach(() => world.close());

const OTHER_INPUTS = { ...INPUTS, businessAccountId: OTHER_ACCOUNT };

describe("the environment wins over stack config", () => {
  test.each([
    ["WHATSAPP_ACCESS_TOKEN", { "whatsapp:accessToken": "revoked-test-token" }, TOKEN],
    [
      "WHATSAPP_ACCESS_TOKENS",
      { "whatsapp:accessTokens": `{"${ACCOUNT}":"revoked-test-token"}` },
      `{"${ACCOUNT}":"${TOKEN}"}`,
    ],
  ])("with %s", async (variable, config, value) => {
    await given();
    const bridge = await world.bridge({ config, env: { [variable]: value } });

    await expect(bridge.create(INPUTS)).resolves.toHaveProperty("id");
  });

  test("with WHATSAPP_GRAPH_URL and WHATSAPP_API_VERSION", async () => {
    await given();
    const bridge = await world.bridge({
      config: { "whatsapp:graphUrl": "http://127.0.0.1:9", "whatsapp:apiVersion": "v21.0" },
      env: { WHATSAPP_GRAPH_URL: `${world.simulator.url}/`, WHATSAPP_API_VERSION: "v25.0" },
    });

    await bridge.create(INPUTS);

    expect(world.simulator.requests().map(({ path }) => path)).toEqual([
      `/v25.0/${ACCOUNT}/phone_numbers`,
      expect.stringMatching(/^\/v25\.0\/\d+$/),
    ]);
  });

  test("with WHATSAPP_APP_SECRET", async () => {
    await given({ appSecret: APP_SECRET });
    const bridge = await world.bridge({
      config: { "whatsapp:appSecret": "an-older-secret" },
      env: { WHATSAPP_APP_SECRET: APP_SECRET },
    });

    await expect(bridge.create(INPUTS)).resolves.toHaveProperty("id");
  });
});

describe("accessTokens", () => {
  test("gives each account its own token, and the others the default one", async () => {
    await given();
    const bridge = await world.bridge({
      config: { "whatsapp:accessTokens": `{"${OTHER_ACCOUNT}":"${OTHER_TOKEN}"}` },
    });

    await Promise.all([bridge.create(INPUTS), bridge.create(OTHER_INPUTS)]);

    expect(world.simulator.numbers(ACCOUNT)).toHaveLength(1);
    expect(world.simulator.numbers(OTHER_ACCOUNT)).toHaveLength(1);
  });

  test("does not mask that an account's own token is wrong with the default one", async () => {
    await given();
    const bridge = await world.bridge({
      config: { "whatsapp:accessTokens": `{"${ACCOUNT}":"revoked-test-token"}` },
    });

    await expect(bridge.create(INPUTS)).rejects.toThrow(/code 190/);
  });
});

describe("appSecret", () => {
  test("proves to Meta that the app holds the token", async () => {
    await given({ appSecret: APP_SECRET });
    const bridge = await world.bridge({ config: { "whatsapp:appSecret": APP_SECRET } });

    await expect(bridge.create(INPUTS)).resolves.toHaveProperty("id");
  });

  test("is asked for by name where Meta wants the proof and there is none", async () => {
    await given({ appSecret: APP_SECRET });
    const bridge = await world.bridge();

    await expect(bridge.create(INPUTS)).rejects.toThrow(/appsecret_proof/);
  });
});

describe("a plain http graphUrl", () => {
  test("is refused for another host than loopback, because the token would travel unencrypted", async () => {
    await given();
    const bridge = await world.bridge({ config: { "whatsapp:graphUrl": "http://graph.test.invalid" } });

    await expect(bridge.create(INPUTS)).rejects.toThrow(
      /graphUrl.*unencrypted.*graph\.test\.invalid.*allowPlainHttp/s,
    );
  });

  test("is used when allowPlainHttp says so", async () => {
    await given();
    const bridge = await world.bridge({
      config: { "whatsapp:graphUrl": "http://graph.test.invalid", "whatsapp:allowPlainHttp": "true" },
    });

    // The host has no address: that it was looked up shows that the setting was accepted.
    await expect(bridge.create(INPUTS)).rejects.toThrow(/could not be found|could not be resolved/);
  });
});
