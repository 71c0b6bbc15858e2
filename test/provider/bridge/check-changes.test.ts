import { type Bridge, startBridge } from "../../support/bridge";
import { INPUTS } from "../../support/world";

let bridge: Bridge;
beforeAll(async () => {
  bridge = await startBridge();
});
afterAll(() => bridge.close());

describe("check, after the display name alone was changed", () => {
  test("refuses, names both values and the ways out", async () => {
    const { failures } = await bridge.check({ ...INPUTS, verifiedName: "Acme Sales" }, INPUTS);

    expect(failures).toEqual([{ property: "verifiedName", reason: expect.any(String) as string }]);
    const [{ reason } = { reason: "" }] = failures;
    for (const part of [
      "Acme Support",
      "Acme Sales",
      "WhatsApp Manager",
      "pulumi refresh",
      'ignoreChanges: ["verifiedName"]',
    ]) {
      expect(reason).toContain(part);
    }
  });

  test.each([
    ["other white space", "  Acme   Support "],
    ["another Unicode form", "Café Acme"],
  ])("accepts a name that differs by %s only", async (_what, verifiedName) => {
    const olds = { ...INPUTS, verifiedName: verifiedName.normalize("NFD").trim().replace(/\s+/g, " ") };

    const { failures } = await bridge.check({ ...INPUTS, verifiedName }, olds);

    expect(failures).toEqual([]);
  });

  test("accepts another name for another number", async () => {
    const { failures } = await bridge.check(
      { ...INPUTS, phoneNumber: "2025550199", verifiedName: "Acme Sales" },
      INPUTS,
    );

    expect(failures).toEqual([]);
  });
});

describe("check, after the number was changed", () => {
  const changed = { ...INPUTS, phoneNumber: "2025550199" };

  test("refuses retainOnDelete that is set in the same step, and says that it needs a step of its own", async () => {
    const { failures } = await bridge.check({ ...changed, retainOnDelete: true }, INPUTS);

    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toMatch(/retainOnDelete.*separate update/s);
    expect(failures[0]?.reason).toContain("pulumi up");
  });

  test.each([
    [
      "retainOnDelete in force already",
      { ...changed, retainOnDelete: true },
      { ...INPUTS, retainOnDelete: true },
    ],
    ["no retention at all: the plan is an error of delete, not of check", changed, INPUTS],
    ["retainOnDelete without another number", { ...INPUTS, retainOnDelete: true }, INPUTS],
  ])("accepts %s", async (_what, news, olds) => {
    const { failures } = await bridge.check(news, olds);

    expect(failures).toEqual([]);
  });

  test("accepts the creating half of a replacement, which has no old inputs", async () => {
    const { failures } = await bridge.check({ ...changed, retainOnDelete: true });

    expect(failures).toEqual([]);
  });
});
