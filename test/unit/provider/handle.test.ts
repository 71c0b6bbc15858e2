import { HANDLE, TYPE } from "../../../provider/src/handle";
import { handler } from "../../../provider/src/handler";

describe("the contract with every state file ever written", () => {
  test("the code in the state requires the stable subpath, to the letter", () => {
    expect(HANDLE).toBe('exports.handler = () => require("pulumi-whatsapp/handler").handler();');
  });

  test("the type token is the one that every URN has", () => {
    expect(TYPE).toBe("pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber");
  });

  test("the subpath is exported and gives a provider with every verb", () => {
    const { exports: exported } = jest.requireActual<{ exports: object }>("../../../provider/package.json");
    const provider = handler() as unknown as Record<string, unknown>;

    expect(exported).toHaveProperty(["./handler", "default"], "./dist/handler.js");
    for (const verb of ["configure", "check", "diff", "create", "read", "update", "delete"]) {
      expect(typeof provider[verb]).toBe("function");
    }
  });
});
