import { handle, typeToken } from "./engine/handle";
import { handler } from "./handler";
import { CLASS_NAME as PROFILE } from "./resources/business-profile/fields";
import { CLASS_NAME } from "./resources/phone-number/fields";
import { CLASS_NAME as REGISTRATION } from "./resources/registration/fields";

describe("the contract with every state file ever written", () => {
  test("the code in the state requires the stable subpath, to the letter", () => {
    expect(handle()).toBe('exports.handler = () => require("pulumi-whatsapp/handler").handler();');
    expect(handle("registration")).toBe(
      'exports.handler = () => require("pulumi-whatsapp/handler").handler("registration");',
    );
    expect(handle("business-profile")).toBe(
      'exports.handler = () => require("pulumi-whatsapp/handler").handler("business-profile");',
    );
  });

  test("the type token is the one that every URN has", () => {
    expect(typeToken(CLASS_NAME)).toBe("pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber");
    expect(typeToken(REGISTRATION)).toBe("pulumi-nodejs:dynamic/whatsapp:WhatsAppRegistration");
    expect(typeToken(PROFILE)).toBe("pulumi-nodejs:dynamic/whatsapp:WhatsAppBusinessProfile");
  });

  test("the subpath is exported and gives a provider with every verb", () => {
    const { exports: exported } = jest.requireActual<{ exports: object }>("../package.json");
    const provider = handler() as unknown as Record<string, unknown>;

    expect(exported).toHaveProperty(["./handler", "default"], "./bundle/handler.js");
    for (const verb of ["configure", "check", "diff", "create", "read", "update", "delete"]) {
      expect(typeof provider[verb]).toBe("function");
    }
  });

  test("a handle without a word serves phone numbers", async () => {
    const checked = await handler().check?.({}, {});

    expect(checked?.failures?.map(({ property }) => property)).toEqual(
      expect.arrayContaining(["cc", "phoneNumber"]),
    );
  });

  test("a handle with the word of a registration serves registrations", async () => {
    const checked = await handler("registration").check?.({}, {});

    expect(checked?.failures?.map(({ property }) => property)).toEqual(["phoneNumberId"]);
  });

  test("a word that no resource has is refused, with the release to install", () => {
    for (const word of ["../graph/transport", "constructor", ""]) {
      expect(() => handler(word)).toThrow(
        `has no resource "${word}". A newer release wrote the state: install that one`,
      );
    }
  });
});
