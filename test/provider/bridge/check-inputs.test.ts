import { type Bridge, type Properties, startBridge, TOKEN_ALONE } from "../../support/bridge";
import { ACCOUNT, INPUTS } from "../../support/world";

let bridge: Bridge;
beforeAll(async () => {
  bridge = await startBridge();
});
afterAll(() => bridge.close());

describe("check, given inputs that are right", () => {
  test.each<[string, Properties]>([
    ["all that a number needs", {}],
    ["a Singapore number that begins with its own dial code", { cc: "65", phoneNumber: "65123456" }],
    ["an Italian number with its leading zero", { cc: "39", phoneNumber: "0612345678" }],
    ["a display name of 75 characters", { verifiedName: "a".repeat(75) }],
    [
      "every option that counts at creation only",
      { migratePhoneNumber: true, preverifiedId: "200000000000002", adoptExisting: true },
    ],
  ])("accepts %s and hands it on as it is", async (_what, edit) => {
    const news = { ...INPUTS, ...edit };

    const checked = await bridge.check(news);

    expect(checked).toEqual({ inputs: news, failures: [] });
  });

  test("accepts a migration without a display name", async () => {
    const { verifiedName: _, ...unnamed } = INPUTS;

    const { failures } = await bridge.check({ ...unnamed, migratePhoneNumber: true });

    expect(failures).toEqual([]);
  });

  test("says the same when it checks its own answer again", async () => {
    const once = await bridge.check(INPUTS);
    const twice = await bridge.check(once.inputs, once.inputs);

    expect(twice).toEqual(once);
  });
});

describe("check, given inputs that are wrong", () => {
  test.each<[string, Properties, string, RegExp]>([
    ["a plus sign in front of the dial code", { cc: "+1" }, "cc", /write 1,/],
    ["a dial code that no country uses", { cc: "999" }, "cc", /dial code/],
    ["a dial code of four digits", { cc: "1202" }, "cc", /dial code/],
    ["a number with hyphens", { phoneNumber: "202-555-0123" }, "phoneNumber", /write "2025550123"/],
    [
      "the dial code repeated in front of the number",
      { phoneNumber: "12025550123" },
      "phoneNumber",
      /write "2025550123"/,
    ],
    ["a number that is too short", { phoneNumber: "2025" }, "phoneNumber", /4 digits/],
    ["the name of an account", { businessAccountId: "acme" }, "businessAccountId", /numeric id/],
    ["a display name of one character", { verifiedName: "A" }, "verifiedName", /2 to 75/],
    ["a display name of 76 characters", { verifiedName: "a".repeat(76) }, "verifiedName", /2 to 75/],
    ["a flag in quotes", { adoptExisting: "true" }, "adoptExisting", /true or false/],
    ["a misspelt input", { verified_name: "Acme" }, "verified_name", /verifiedName/],
  ])("refuses %s", async (_what, edit, property, reason) => {
    const { failures } = await bridge.check({ ...INPUTS, ...edit });

    expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) as string }]);
  });

  test.each(["businessAccountId", "cc", "phoneNumber", "verifiedName"] as const)(
    "refuses to go without %s",
    async (name) => {
      const { [name]: _, ...rest } = INPUTS;

      const { failures } = await bridge.check(rest);

      expect(failures).toEqual([{ property: name, reason: expect.stringMatching(/missing/) as string }]);
    },
  );

  test("gives all reasons at once", async () => {
    const { failures } = await bridge.check({
      businessAccountId: "acme",
      cc: "+1",
      phoneNumber: "555-0123",
      verifiedName: "A",
      colour: "green",
    });

    expect(failures.map(({ property }) => property).sort()).toEqual([
      "businessAccountId",
      "cc",
      "colour",
      "phoneNumber",
      "verifiedName",
    ]);
  });
});

describe("check, given the stack's default account", () => {
  test("fills it in where the program has none", async () => {
    const { businessAccountId: _, ...rest } = INPUTS;
    const configured = await startBridge({
      config: { ...TOKEN_ALONE, "whatsapp:businessAccountId": ACCOUNT },
    });

    const checked = await configured.check(rest);
    await configured.close();

    expect(checked).toEqual({ inputs: INPUTS, failures: [] });
  });
});
