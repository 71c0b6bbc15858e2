import { diffNumber } from "./diff";
import { INPUTS, UNKNOWN } from "../../test-support";

const STATE = {
  ...INPUTS,
  phoneNumberId: "300000000000003",
  displayPhoneNumber: "+1 202-555-0123",
  __provider: "old",
};
const RETAINED = { retainOnDelete: true };

describe("diff", () => {
  test.each([
    ["nothing", {}, {}, { changes: false, replaces: [], deleteBeforeReplace: false }],
    [
      "another account",
      {},
      { businessAccountId: "100000000000002" },
      { changes: true, replaces: ["businessAccountId"] },
    ],
    ["another dial code", {}, { cc: "44" }, { changes: true, replaces: ["cc"] }],
    ["another number", {}, { phoneNumber: "2025550124" }, { changes: true, replaces: ["phoneNumber"] }],
    [
      "all three",
      {},
      { businessAccountId: "9", cc: "44", phoneNumber: "7" },
      { replaces: ["businessAccountId", "cc", "phoneNumber"] },
    ],
    ["a number not known yet", {}, { phoneNumber: UNKNOWN }, { changes: true, replaces: ["phoneNumber"] }],
    ["another display name", {}, { verifiedName: "Acme Help" }, { changes: true, replaces: [] }],
    ["white space in the display name", {}, { verifiedName: " Acme  Support" }, { changes: false }],
    [
      "a display name in another Unicode form",
      { verifiedName: "Cafe\u0301" },
      { verifiedName: "Caf\u00e9" },
      { changes: false },
    ],
    ["a display name that is no longer declared", {}, { verifiedName: undefined }, { changes: false }],
    ["the migration flag", {}, { migratePhoneNumber: true }, { changes: false }],
    ["the pre-verified id", {}, { preverifiedId: "7" }, { changes: false }],
    ["adoption", {}, { adoptExisting: true }, { changes: false }],
    ["the code of the provider", {}, { __provider: "new" }, { changes: false }],
    ["retention", {}, RETAINED, { changes: true, replaces: [], deleteBeforeReplace: false }],
    ["retention, taken back", RETAINED, {}, { changes: true, replaces: [], deleteBeforeReplace: false }],
    [
      "another number, the old one not retained",
      {},
      { phoneNumber: "2025550124" },
      { deleteBeforeReplace: true },
    ],
    [
      "another number, the old one retained",
      RETAINED,
      { ...RETAINED, phoneNumber: "2025550124" },
      { deleteBeforeReplace: false },
    ],
  ])("after a change of %s", (_what, state, edit, expected) => {
    expect(diffNumber({ ...STATE, ...state }, { ...INPUTS, ...edit })).toMatchObject(expected);
  });
});
