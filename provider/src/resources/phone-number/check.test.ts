import { DYNAMIC_WORDS } from "../../engine/dynamic-words";
import { INPUTS, UNKNOWN } from "../../test-support";
import { checkNumber } from "./check";

const stack = (businessAccountId?: string) => ({
  words: DYNAMIC_WORDS,
  defaults: businessAccountId === undefined ? {} : { businessAccountId },
});

const failuresOf = (news: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
  Object.fromEntries(
    checkNumber(olds, news, stack()).failures.map(({ property, reason }) => [property, reason]),
  );

describe("check of one input", () => {
  test.each([
    ["a plus sign in the dial code", { cc: "+1" }, "cc", /write 1, .*cc: "1"/],
    ["a dial code as a number", { cc: 1 }, "cc", /as text/],
    ["a dial code that no country uses", { cc: "999" }, "cc", /not a dial code/],
    [
      "a dial code with an area code",
      { cc: "1242" },
      "cc",
      /write "1", and the rest in front of phoneNumber/,
    ],
    ["a dial code in words", { cc: "US" }, "cc", /1 to 3 digits/],
    ["no dial code", { cc: undefined }, "cc", /is missing/],
    ["hyphens in the number", { phoneNumber: "202-555-0123" }, "phoneNumber", /write "2025550123"/],
    ["an international number", { phoneNumber: "+1 202 555 0123" }, "phoneNumber", /write "2025550123"/],
    [
      "a repeated dial code that parses",
      { phoneNumber: "12025550123" },
      "phoneNumber",
      /write "2025550123".*is in cc already/,
    ],
    [
      "a repeated dial code of two digits",
      { cc: "44", phoneNumber: "447911123456" },
      "phoneNumber",
      /write "7911123456".*is in cc already/,
    ],
    [
      "a trunk prefix",
      { cc: "44", phoneNumber: "07911123456" },
      "phoneNumber",
      /write "7911123456".*from abroad/,
    ],
    ["too few digits", { phoneNumber: "20255" }, "phoneNumber", /has 5 digits/],
    ["too many digits", { phoneNumber: "202555012345678" }, "phoneNumber", /has 15 digits/],
    ["a name instead of the account's id", { businessAccountId: "acme" }, "businessAccountId", /numeric id/],
    ["no account", { businessAccountId: undefined }, "businessAccountId", /whatsapp:businessAccountId/],
    ["a display name of one character", { verifiedName: "A" }, "verifiedName", /2 to 75/],
    [
      "a display name of 76 characters",
      { verifiedName: "A".repeat(76) },
      "verifiedName",
      /has 76 characters/,
    ],
    ["no display name", { verifiedName: undefined }, "verifiedName", /is missing/],
    [
      "a flag in quotes",
      { migratePhoneNumber: "true" },
      "migratePhoneNumber",
      /true or false, without quotes/,
    ],
    ["a pre-verified id with a space", { preverifiedId: "12 34" }, "preverifiedId", /without white space/],
    ["a pre-verified id that is empty", { preverifiedId: "" }, "preverifiedId", /1 to 256 characters/],
    [
      "a pre-verified id of 257 characters",
      { preverifiedId: "a".repeat(257) },
      "preverifiedId",
      /1 to 256 characters/,
    ],
    [
      "a pre-verified id with a control character",
      { preverifiedId: "a\u0007b" },
      "preverifiedId",
      /1 to 256 characters/,
    ],
    ["a pre-verified id as a number", { preverifiedId: 1 }, "preverifiedId", /as text/],
    ["a misspelt input", { verifiedname: "Acme" }, "verifiedname", /write verifiedName/],
    ["the name of Meta's parameter", { verified_name: "Acme" }, "verified_name", /write verifiedName/],
    [
      "an input of something else",
      { colour: "red" },
      "colour",
      /is not an input.*businessAccountId, cc, phoneNumber/,
    ],
  ])("refuses %s", (_what, edit, property, reason) => {
    const failures = failuresOf({ ...INPUTS, ...edit });

    expect(Object.keys(failures)).toEqual([property]);
    expect(failures[property]).toMatch(reason);
  });

  test.each([
    ["a number of the United States", {}],
    ["a Singapore number that begins like its dial code", { cc: "65", phoneNumber: "65123456" }],
    ["an Italian number with its leading zero", { cc: "39", phoneNumber: "0612345678" }],
    ["an Ivorian number with its leading zero", { cc: "225", phoneNumber: "0707123456" }],
    ["a Russian number that begins with the trunk prefix", { cc: "7", phoneNumber: "8005553535" }],
    ["an Argentine mobile number", { cc: "54", phoneNumber: "91112345678" }],
    ["a number of no country", { cc: "800", phoneNumber: "12345678" }],
    ["a display name of 2 characters outside of the basic plane", { verifiedName: "😀😀" }],
    ["a migration, which has no display name", { verifiedName: undefined, migratePhoneNumber: true }],
    ["a number in the form that Benin had before", { cc: "229", phoneNumber: "97123456" }],
    ["a number in the form that the Ivory Coast had before", { cc: "225", phoneNumber: "07123456" }],
    ["a pre-verified id of any text", { preverifiedId: "AQB-x_7:9/=" }],
    ["absent inputs as null", { preverifiedId: null, adoptExisting: null }],
  ])("accepts %s", (_what, edit) => {
    expect(failuresOf({ ...INPUTS, ...edit })).toEqual({});
  });
});

describe("check of several wrong inputs", () => {
  test("gives every reason at once", () => {
    const failures = failuresOf({
      businessAccountId: "acme",
      cc: "+1",
      phoneNumber: "x",
      verifiedName: "A",
      color: 1,
    });

    expect(Object.keys(failures).sort()).toEqual([
      "businessAccountId",
      "cc",
      "color",
      "phoneNumber",
      "verifiedName",
    ]);
  });
});

describe("check of inputs that are not known yet", () => {
  test.each([
    "businessAccountId",
    "cc",
    "phoneNumber",
    "verifiedName",
    "migratePhoneNumber",
    "preverifiedId",
    "adoptExisting",
  ])("lets an unknown %s pass, and gives it back unknown", (property) => {
    const { inputs, failures } = checkNumber({}, { ...INPUTS, [property]: UNKNOWN }, stack());

    expect(failures).toEqual([]);
    expect(inputs[property]).toBe(UNKNOWN);
  });

  test("still refuses the others", () => {
    expect(failuresOf({ ...INPUTS, phoneNumber: UNKNOWN, cc: "+1" })).toHaveProperty("cc");
  });

  test("refuses a name that no input has, whatever its value is going to be", () => {
    expect(failuresOf({ ...INPUTS, colour: UNKNOWN })).toHaveProperty("colour");
  });

  test("does not take an unknown number for a replacement that comes together with retainOnDelete", () => {
    expect(failuresOf({ ...INPUTS, phoneNumber: UNKNOWN, retainOnDelete: true }, INPUTS)).toEqual({});
  });

  test("does not take an unknown display name for another one", () => {
    expect(failuresOf({ ...INPUTS, verifiedName: UNKNOWN }, INPUTS)).toEqual({});
  });
});

describe("check of a change", () => {
  test("refuses another display name alone, with both names and the ways out", () => {
    const { verifiedName: reason } = failuresOf({ ...INPUTS, verifiedName: "Acme Help" }, INPUTS);

    expect(reason).toMatch(/"Acme Support".*"Acme Help"/);
    expect(reason).toMatch(/WhatsApp Manager.*pulumi refresh/);
    expect(reason).toMatch(/ignoreChanges: \["verifiedName"\]/);
  });

  test("refuses a display name for a number that was declared without one", () => {
    const { verifiedName: _none, ...migrated } = { ...INPUTS, migratePhoneNumber: true };

    expect(failuresOf({ ...migrated, verifiedName: "Acme" }, migrated).verifiedName).toMatch(
      /declared without it/,
    );
  });

  test.each([
    ["together with another number", { verifiedName: "Acme Help", phoneNumber: "2025550124" }],
    ["that differs in white space", { verifiedName: " Acme  Support " }],
  ])("accepts another display name %s", (_what, edit) => {
    expect(failuresOf({ ...INPUTS, ...edit }, INPUTS)).toEqual({});
  });

  test.each([
    [
      "first sets retainOnDelete",
      INPUTS,
      { ...INPUTS, retainOnDelete: true },
      /applied by a separate update before/,
    ],
    [
      "drops retainOnDelete",
      { ...INPUTS, retainOnDelete: true },
      INPUTS,
      /must stay while the number is replaced/,
    ],
  ])("refuses a replacement in the step that %s", (_what, olds, news, reason) => {
    expect(failuresOf({ ...news, phoneNumber: "2025550124" }, olds).retainOnDelete).toMatch(reason);
  });

  test.each([
    ["false, the old number not retained", INPUTS, false, /a second number would be created/],
    ["true, the old number retained", { ...INPUTS, retainOnDelete: true }, true, /leave neither/],
  ])("refuses a replacement with deleteBeforeReplace: %s", (_what, olds, deleteBeforeReplace, reason) => {
    const failures = failuresOf({ ...olds, phoneNumber: "2025550124", deleteBeforeReplace }, olds);

    expect(failures).toEqual({ "": expect.stringMatching(reason) as string });
    expect(failures[""]).toMatch(/Leave the option out while phoneNumber changes/);
  });

  test.each([
    ["the order that is right anyway, not retained", INPUTS, { deleteBeforeReplace: true }],
    [
      "the order that is right anyway, retained",
      { ...INPUTS, retainOnDelete: true },
      { deleteBeforeReplace: false },
    ],
    ["no replacement", INPUTS, { deleteBeforeReplace: false, phoneNumber: INPUTS.phoneNumber }],
    ["a number that is not known yet", INPUTS, { deleteBeforeReplace: false, phoneNumber: UNKNOWN }],
  ])("accepts deleteBeforeReplace with %s, and stores it never", (_what, olds, edit) => {
    const checked = checkNumber(olds, { ...olds, phoneNumber: "2025550124", ...edit }, stack());

    expect(checked.failures).toEqual([]);
    expect(checked.inputs).not.toHaveProperty("deleteBeforeReplace");
  });

  test("accepts a replacement of a number that is retained", () => {
    const olds = { ...INPUTS, retainOnDelete: true };

    expect(failuresOf({ ...olds, phoneNumber: "2025550124" }, olds)).toEqual({});
  });
});

describe("the default account of the stack", () => {
  test("stands in for an account that is not given", () => {
    const { businessAccountId: _none, ...inputs } = INPUTS;

    const checked = checkNumber({}, inputs, stack("100000000000009"));

    expect(checked).toEqual({ inputs: { ...inputs, businessAccountId: "100000000000009" }, failures: [] });
  });

  test("gives way to one that is given", () => {
    expect(checkNumber({}, INPUTS, stack("100000000000009")).inputs).toEqual(INPUTS);
  });
});
