import { UNKNOWN } from "../properties";
import { packageSettings, providerName, settingsFailures } from "./package-settings";

const ACCOUNT = "100000000000001";
const ENVIRONMENT = {
  WHATSAPP_ACCESS_TOKEN: "of-the-environment",
  WHATSAPP_ACCESS_TOKENS: JSON.stringify({ [ACCOUNT]: "of-the-environment-for-the-account" }),
  WHATSAPP_APP_ID: "200000000000002",
  WHATSAPP_API_VERSION: "v25.0",
};

const settings = (name: string, args: Record<string, unknown>, environment = ENVIRONMENT) =>
  packageSettings(name, args, environment);

describe("the environment", () => {
  test.each(["default", "default_0_1_0", "default_0_1_0_https_//example.com"])(
    "wins over the stack's config, which the provider %s has",
    (name) => {
      const { appId } = settings(name, { accessToken: "own", appId: "300000000000003" });

      expect(settings(name, { accessToken: "own" }).tokenFor(ACCOUNT)).toBe(
        "of-the-environment-for-the-account",
      );
      expect(appId).toBe("200000000000002");
    },
  );

  test.each(["default_eu", "default-2", "eu::default"])("does not win over a provider named %s", (name) => {
    const urn = `urn:pulumi:dev::numbers::pulumi:providers:whatsapp::${name}`;

    expect(settings(providerName(urn), { accessToken: "own" }).tokenFor(ACCOUNT)).toBe("own");
  });

  test.each([
    ["its token", { accessToken: "own" }],
    ["its tokens", { accessTokens: { [ACCOUNT]: "own" } }],
  ])("gives a provider of the program that writes %s no token and no app", (_what, args) => {
    const own = settings("default-eu", args);

    expect(own.tokenFor(ACCOUNT)).toBe("own");
    expect(own.everyToken()).toEqual(["own"]);
    expect(own.appId).toBeUndefined();
  });

  test("fills in what a provider of the program leaves out", () => {
    const own = settings("eu", { apiVersion: "v24.0" });

    expect(own.tokenFor(ACCOUNT)).toBe("of-the-environment-for-the-account");
    expect(own.connection().apiVersion).toBe("v24.0");
    expect(settings("eu", {}).connection().apiVersion).toBe("v25.0");
  });

  test("gives no token if that of the provider is not known yet", () => {
    const own = settings("eu", { accessToken: UNKNOWN });

    expect(() => own.tokenFor(ACCOUNT)).toThrow("There is no access token");
  });
});

test.each([
  [
    "right ones",
    { accessToken: "own", maxRetries: 3, version: "0.1.0", pluginDownloadURL: "https://example.com" },
    [],
  ],
  ["an unknown one", { accessToken: UNKNOWN, graphUrl: UNKNOWN }, []],
  ["one in another spelling", { access_token: "own" }, ["access_token is not a setting: write accessToken"]],
  [
    "one that nobody has",
    { colour: "red" },
    [expect.stringMatching(/^colour is not a setting: the settings are /)],
  ],
  [
    "two wrong ones",
    { maxRetries: 99, apiVersion: "26" },
    [
      expect.stringContaining("apiVersion (in the arguments"),
      expect.stringContaining("maxRetries (in the arguments"),
    ],
  ],
])("the failures of settings, with %s", (_what, args, expected) => {
  const failures = settingsFailures(settings("eu", args, {} as typeof ENVIRONMENT), "eu", args);

  expect(failures.map(({ reason }) => reason)).toEqual(expected);
  expect(failures.every(({ property }) => property === "")).toBe(true);
});

test("values of a project in the same namespace of the config are its own, unless a name looks like a setting", () => {
  const args = { pin: "123456", colour: "red", acessToken: "own" };

  const failures = settingsFailures(settings("default", args, {} as typeof ENVIRONMENT), "default", args);

  expect(failures.map(({ reason }) => reason)).toEqual([
    "whatsapp:acessToken is not a setting: write whatsapp:accessToken",
  ]);
});
