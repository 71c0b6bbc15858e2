import { type Bridge, type DiffAnswer, type Properties, startBridge } from "../../support/bridge";
import { INPUTS, outputsOf } from "../../support/world";

let bridge: Bridge;
beforeAll(async () => {
  bridge = await startBridge();
});
afterAll(() => bridge.close());

const ID = "300000000000001";

describe("diff", () => {
  test.each<[string, Properties, Partial<DiffAnswer>]>([
    ["nothing", {}, { changes: false, replaces: [] }],
    [
      "the account",
      { businessAccountId: "100000000000009" },
      { changes: true, replaces: ["businessAccountId"] },
    ],
    ["the dial code", { cc: "44" }, { changes: true, replaces: ["cc"] }],
    ["the number", { phoneNumber: "2025550199" }, { changes: true, replaces: ["phoneNumber"] }],
    [
      "dial code and number",
      { cc: "44", phoneNumber: "7911123456" },
      { changes: true, replaces: ["cc", "phoneNumber"] },
    ],
    ["the display name", { verifiedName: "Acme Sales" }, { changes: true, replaces: [] }],
    ["migratePhoneNumber", { migratePhoneNumber: true }, { changes: false, replaces: [] }],
    ["preverifiedId", { preverifiedId: "200000000000002" }, { changes: false, replaces: [] }],
    ["adoptExisting", { adoptExisting: true }, { changes: false, replaces: [] }],
  ])("after a change of %s", async (_what, edit, expected) => {
    const diff = await bridge.diff(ID, outputsOf(INPUTS, ID), { ...INPUTS, ...edit });

    expect(diff).toMatchObject(expected);
  });

  test("finds nothing to do when only the code of the provider differs", async () => {
    // State of an older release may hold another handle; the bridge hands both over.
    const olds = { ...outputsOf(INPUTS, ID), __provider: "an older handle" };

    const diff = await bridge.diff(ID, olds, INPUTS);

    expect(diff.changes).toBe(false);
  });

  test("deletes a number that is not retained before it creates the new one, so that the deletion fails first", async () => {
    const diff = await bridge.diff(ID, outputsOf(INPUTS, ID), { ...INPUTS, phoneNumber: "2025550199" });

    expect(diff.deleteBeforeReplace).toBe(true);
  });

  test("creates the new number before it lets go of one that is retained", async () => {
    const retained = { ...INPUTS, retainOnDelete: true };

    const diff = await bridge.diff(ID, outputsOf(retained, ID), { ...retained, phoneNumber: "2025550199" });

    expect(diff).toMatchObject({ replaces: ["phoneNumber"], deleteBeforeReplace: false });
  });
});
