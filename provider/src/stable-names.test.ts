import * as published from "./index";
import { ENVIRONMENT } from "./settings";
import { providerOf } from "./test-support";
import { phoneNumber } from "./resources/phone-number";
import { businessProfile } from "./resources/business-profile";
import { registration } from "./resources/registration";
import { subscription } from "./resources/subscription";
import { webhookOverride } from "./resources/webhook-override";
import { numberInputs } from "./resources/phone-number/inputs";
import { unreadState } from "./resources/phone-number/state";

/**
 * Names that existing programs, stacks, pipelines and state files use. A name may be added. A change here is a new major version:
 * see docs/upgrades.md.
 */
const INPUTS = [
  ...["businessAccountId", "cc", "phoneNumber", "verifiedName"],
  ...["migratePhoneNumber", "preverifiedId", "adoptExisting", "renameByApi"],
  "retainOnDelete",
];
const OUTPUTS = [
  ...["phoneNumberId", "displayPhoneNumber", "codeVerificationStatus", "qualityRating"],
  ...["status", "nameStatus", "platformType", "approvedName", "requestedName"],
  ...["nextStep", "ready"],
];
const REGISTRATION = {
  inputs: [
    ...["phoneNumberId", "pin", "dataRegion", "registerAgain", "required", "allowDowntime"],
    ...["deregisterOnDelete", "businessAccountId"],
  ],
  outputs: [
    ...["registered", "pending", "status", "platformType", "codeVerificationStatus", "pinEnabled"],
    ...["registerCalls", "nextStep", "ready"],
  ],
};
const PROFILE = {
  inputs: [
    ...["phoneNumberId", "about", "address", "description", "email", "websites", "vertical", "picture"],
    "businessAccountId",
  ],
  outputs: ["pending", "pictureSha256"],
};
const SUBSCRIPTION = {
  inputs: ["businessAccountId", "callbackUri", "verifyToken", "unsubscribeOnDelete"],
  outputs: ["appId", "appName", "ownCallbackUris"],
};
const OVERRIDE = {
  inputs: ["phoneNumberId", "callbackUri", "verifyToken", "takeOver", "businessAccountId"],
  outputs: ["appId", "ownCallbackUris"],
};
const SETTINGS = [
  ...["accessToken", "accessTokens", "appSecret", "appId", "businessAccountId", "apiVersion"],
  ...["graphUrl", "requestTimeoutSeconds", "maxRetries", "allowPlainHttp"],
].map((name) => `whatsapp:${name}`);
const VARIABLES = {
  accessToken: "WHATSAPP_ACCESS_TOKEN",
  accessTokens: "WHATSAPP_ACCESS_TOKENS",
  appSecret: "WHATSAPP_APP_SECRET",
  appId: "WHATSAPP_APP_ID",
  apiVersion: "WHATSAPP_API_VERSION",
  graphUrl: "WHATSAPP_GRAPH_URL",
};

describe("what was published stays", () => {
  test("the inputs", () => {
    expect(Object.keys(numberInputs.shape)).toEqual(expect.arrayContaining(INPUTS));
  });

  test("the outputs", () => {
    expect(Object.keys(unreadState({}, "3"))).toEqual(expect.arrayContaining(OUTPUTS));
  });

  test.each([
    ["a registration", registration, REGISTRATION],
    ["a subscription", subscription, SUBSCRIPTION],
    ["an override", webhookOverride, OVERRIDE],
    ["a profile", businessProfile, PROFILE],
  ])("the inputs and outputs of %s", (_what, { inputs, outputs }, published) => {
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(published.inputs));
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(published.outputs));
  });

  test("the settings of a stack", () => {
    const asked: string[] = [];
    void providerOf(phoneNumber).configure({ config: { get: (key) => void asked.push(key) } });

    expect(asked).toEqual(expect.arrayContaining(SETTINGS));
  });

  test("the environment variables", () => {
    expect(ENVIRONMENT).toMatchObject(VARIABLES);
  });

  test("the class, its lookup, and the places in the package from which they are required", () => {
    const manifest = jest.requireActual<{ name: string; exports: object }>("../package.json");

    expect(manifest.name).toBe("pulumi-whatsapp");
    expect(Object.keys(manifest.exports)).toEqual(
      expect.arrayContaining([".", "./handler", "./package.json"]),
    );
    expect(typeof published.WhatsAppPhoneNumber).toBe("function");
    expect(typeof published.WhatsAppPhoneNumber.get).toBe("function");
    expect(typeof published.WhatsAppRegistration).toBe("function");
    expect(typeof published.WhatsAppRegistration.get).toBe("function");
    expect(typeof published.WhatsAppBusinessProfile).toBe("function");
    expect(typeof published.WhatsAppBusinessProfile.get).toBe("function");
  });
});
