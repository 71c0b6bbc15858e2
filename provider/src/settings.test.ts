import { DYNAMIC_WORDS } from "./engine/dynamic-words";
import { Settings, SettingsError } from "./settings";
import { ACCOUNT } from "./test-support";

const settings = (config: Record<string, unknown>, environment: NodeJS.ProcessEnv = {}) =>
  new Settings((name) => config[name], environment, DYNAMIC_WORDS);

describe("the token of an account", () => {
  test.each([
    ["the one for all", { accessToken: "test-all" }, {}, "test-all"],
    ["its own", { accessToken: "test-all", accessTokens: `{"${ACCOUNT}":"test-own"}` }, {}, "test-own"],
    ["its own, given as an object", { accessTokens: { [ACCOUNT]: "test-own" } }, {}, "test-own"],
    [
      "the one for all, where only others have their own",
      { accessToken: "test-all", accessTokens: '{"7":"test-own"}' },
      {},
      "test-all",
    ],
    [
      "that of the environment",
      { accessToken: "test-old" },
      { WHATSAPP_ACCESS_TOKEN: "test-new" },
      "test-new",
    ],
    [
      "its own of the environment",
      { accessTokens: `{"${ACCOUNT}":"test-old"}` },
      { WHATSAPP_ACCESS_TOKENS: `{"${ACCOUNT}":"test-new"}` },
      "test-new",
    ],
    ["without the line end of a pasted value", { accessToken: "test-all\n" }, {}, "test-all"],
    [
      "that of the stack, where the variable is empty",
      { accessToken: "test-all" },
      { WHATSAPP_ACCESS_TOKEN: "" },
      "test-all",
    ],
  ])("is %s", (_which, config, environment, expected) => {
    expect(settings(config, environment).tokenFor(ACCOUNT)).toBe(expected);
  });

  test("is missed by name, with the command that sets it", () => {
    expect(() => settings({}).tokenFor(ACCOUNT)).toThrow(
      new RegExp(`account ${ACCOUNT}: run .pulumi config set --secret whatsapp:accessToken`),
    );
  });
});

describe("a setting that is wrong", () => {
  test.each([
    ["graphUrl", "graph.facebook.com", /whatsapp:graphUrl .*not the address/],
    ["graphUrl", "ftp://example.com", /whatsapp:graphUrl .*not the address/],
    ["graphUrl", "http://example.com", /unencrypted to example\.com.*allowPlainHttp/],
    ["graphUrl", "https://user:pass@example.com", /without a user/],
    ["apiVersion", "26.0", /whatsapp:apiVersion .*such as "v26\.0"/],
    ["requestTimeoutSeconds", "soon", /whatsapp:requestTimeoutSeconds .*not a number of seconds/],
    ["requestTimeoutSeconds", "0", /above 0/],
    ["maxRetries", "1.5", /whatsapp:maxRetries .*not a whole number/],
    ["maxRetries", "99", /above 20/],
    ["allowPlainHttp", "yes", /whatsapp:allowPlainHttp .*neither true nor false/],
    ["appSecret", "two words", /whatsapp:appSecret .*cannot be sent/],
  ])("%s as %j is told by name when Graph is needed", (name, value, expected) => {
    const wrong = settings({ [name]: value });

    expect(() => wrong.connection()).toThrow(SettingsError);
    expect(() => wrong.connection()).toThrow(expected);
  });

  test.each([
    ["accessToken", "two words", /whatsapp:accessToken .*cannot be sent/],
    ["accessTokens", "test-token, by itself", /whatsapp:accessTokens .*not an object/],
    ["accessTokens", '["a"]', /whatsapp:accessTokens .*not an object/],
  ])(
    "%s as %j is told by name when a token is needed, and its value is not shown",
    (name, value, expected) => {
      const failing = () => settings({ [name]: value }).tokenFor(ACCOUNT);

      expect(failing).toThrow(expected);
      expect(failing).not.toThrow(new RegExp(value.replace(/\W/g, "\\$&")));
    },
  );

  test("appId with letters is told by name", () => {
    expect(settings({ appId: "my app" }).problems(ACCOUNT)).toEqual([
      expect.stringMatching(/no access token/),
      expect.stringMatching(/whatsapp:appId .*digits only/),
    ]);
  });

  test("is told as the variable where it comes from the environment", () => {
    expect(() => settings({}, { WHATSAPP_API_VERSION: "latest" }).connection()).toThrow(
      /WHATSAPP_API_VERSION/,
    );
  });

  test("is told together with the others", () => {
    expect(() => settings({ graphUrl: "x", maxRetries: "y" }).connection()).toThrow(/graphUrl.*maxRetries/);
  });

  test("does not disturb what does not need it", () => {
    expect(settings({ graphUrl: "x", businessAccountId: ACCOUNT }).inputDefaults.businessAccountId).toBe(
      ACCOUNT,
    );
  });
});

describe("how Graph is reached", () => {
  test("has defaults", () => {
    expect(settings({}).connection()).toEqual({
      graphUrl: "https://graph.facebook.com",
      apiVersion: "v26.0",
      requestTimeoutMs: 30_000,
      maxRetries: 5,
      appSecret: undefined,
      hide: expect.any(Function) as unknown,
      words: DYNAMIC_WORDS,
    });
  });

  test.each([
    ["loopback by name", "http://localhost:8080/", "http://localhost:8080"],
    ["loopback by address", "http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["loopback by IPv6 address", "http://[::1]:8080", "http://[::1]:8080"],
    ["a proxy with a path", "https://proxy.example.com/graph/", "https://proxy.example.com/graph"],
    ["an address with blanks around it", " https://graph.facebook.com ", "https://graph.facebook.com"],
    ["an address with capitals", "HTTPS://Graph.Facebook.com/", "https://graph.facebook.com"],
    ["an address with a path", "https://gateway.example.com/graph/", "https://gateway.example.com/graph"],
  ])("may be %s", (_what, graphUrl, expected) => {
    expect(settings({ graphUrl }).connection().graphUrl).toBe(expected);
  });

  test("may be plain HTTP elsewhere when that is said", () => {
    const { graphUrl } = settings({ graphUrl: "http://graph.internal", allowPlainHttp: "true" }).connection();

    expect(graphUrl).toBe("http://graph.internal");
  });
});

test("every token and the app's secret are hidden", () => {
  const { hide } = settings({
    accessToken: "test-a",
    accessTokens: '{"1":"test-b","2":"test-c"}',
    appSecret: "test-d",
  }).connection();

  expect(hide("test-a test-b test-c test-d test-e")).toBe("[secret] [secret] [secret] [secret] test-e");
});
