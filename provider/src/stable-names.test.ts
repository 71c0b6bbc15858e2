import * as published from "./index";
import { ENVIRONMENT } from "./settings";
import { providerOf } from "./test-support";
import { businessProfile } from "./resources/business-profile";
import { phoneNumber } from "./resources/phone-number";
import { registration } from "./resources/registration";
import { numberInputs } from "./resources/phone-number/inputs";
import { unreadState } from "./resources/phone-number/state";

/**
 * Names that programs, stacks, pipelines and state files out in the world use. A name may be added. One that has to change here
 * is a new major version: see docs/upgrades.md.
 */
const INPUTS = [
  ...["businessAccountId", "cc", "phoneNumber", "verifiedName"],
  ...["migratePhoneNumber", "preverifiedId", "adoptExisting", "retainOnDelete"],
];
const OUTPUTS = [
  ...["phoneNumberId", "displayPhoneNumber", "codeVerificationStatus", "qualityRating"],
  ...["status", "nameStatus", "platformType", "nextStep", "ready"],
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

  test("the inputs and outputs of a registration", () => {
    expect(Object.keys(registration.inputs)).toEqual(expect.arrayContaining(REGISTRATION.inputs));
    expect(Object.keys(registration.outputs)).toEqual(expect.arrayContaining(REGISTRATION.outputs));
  });

  test("the inputs and outputs of a business profile", () => {
    expect(Object.keys(businessProfile.inputs)).toEqual(expect.arrayContaining(PROFILE.inputs));
    expect(Object.keys(businessProfile.outputs)).toEqual(expect.arrayContaining(PROFILE.outputs));
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
