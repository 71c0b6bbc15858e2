import { DYNAMIC_WORDS as words } from "../../engine/dynamic-words";
import type { Properties } from "../../engine/properties";
import { UNKNOWN } from "../../test-support";
import { INPUTS, PIN } from "../../test-support/registration";
import { checkRegistration } from "./check";

const check = (edit: Properties = {}, olds: Properties = {}) =>
  checkRegistration(olds, { ...INPUTS, ...edit }, { words, defaults: {} });

test("right inputs pass, and checking them again changes nothing", () => {
  const { inputs, failures } = check({ dataRegion: "DE", registerAgain: 3, required: true });

  expect(failures).toEqual([]);
  expect(checkRegistration({}, inputs, { words, defaults: {} })).toEqual({ inputs, failures: [] });
});

describe("a PIN that is wrong names no property, because the engine prints the value of one", () => {
  test.each([["48291"], ["4829155"], ["48291a"], ["４８２９１５"], [""], [" 482915"]])("%j", (pin) => {
    const { failures } = check({ pin });

    expect(failures).toEqual([{ property: "", reason: "pin must have six digits and nothing else" }]);
  });

  test("a number instead of text", () => {
    expect(check({ pin: 482915 }).failures).toEqual([
      { property: "", reason: "pin write six digits as text, from a secret of the stack config" },
    ]);
  });
});

test.each([
  ["phoneNumberId", "+12025550123", /write the numeric id of the number/],
  ["phoneNumberId", undefined, /is missing: write the numeric id of the number/],
  ["dataRegion", "FR", /write one of AU, ID, IN/],
  ["dataRegion", "de", /write one of/],
  ["registerAgain", ["a"], /write a text, a number or a boolean/],
  ["required", "yes", /write true or false/],
  ["allowDowntime", 1, /write true or false/],
  ["deregisterOnDelete", "true", /write true or false/],
  ["businessAccountId", "Acme", /write the numeric id of the WhatsApp Business Account/],
])("%s = %j is refused", (name, value, reason) => {
  expect(check({ [name]: value }).failures).toEqual([
    { property: name, reason: expect.stringMatching(reason) as string },
  ]);
});

describe("a name that no input has is refused without the property, because its value may be a PIN", () => {
  test.each([
    ["Pin", "write pin"],
    ["twoStepPin", "write pin"],
    ["region", "write dataRegion"],
    ["colour", "the inputs are phoneNumberId, pin"],
  ])("%s", (name, advice) => {
    expect(check({ [name]: PIN }).failures).toEqual([
      {
        property: "",
        reason: expect.stringContaining(
          `${name} is not an input of WhatsAppRegistration: ${advice}`,
        ) as string,
      },
    ]);
  });
});

test("no reason shows the PIN", () => {
  const all = check({ pin: "12345", dataRegion: "FR", required: "yes", businessAccountId: "Acme" });

  expect(all.failures).toHaveLength(4);
  expect(JSON.stringify(all.failures)).not.toContain("12345");
});

test.each(["phoneNumberId", "pin", "dataRegion", "registerAgain"])("%s may be unknown in preview", (name) => {
  expect(check({ [name]: UNKNOWN }).failures).toEqual([]);
});

describe("a data region", () => {
  const reasons = (edit: Properties, olds: Properties) =>
    check(edit, olds).failures.map(({ reason }) => reason);

  test.each([
    ["added", {}, { dataRegion: "DE" }],
    ["changed", { dataRegion: "CH" }, { dataRegion: "DE" }],
    ["not known yet", { dataRegion: "CH" }, { dataRegion: UNKNOWN }],
  ])("%s on a registration that exists needs allowDowntime", (_what, before, edit) => {
    expect(reasons(edit, { ...INPUTS, ...before })).toEqual([expect.stringContaining("allowDowntime: true")]);
    expect(reasons({ ...edit, allowDowntime: true }, { ...INPUTS, ...before })).toEqual([]);
  });

  test("names both countries", () => {
    expect(reasons({ dataRegion: "DE" }, { ...INPUTS, dataRegion: "CH" })).toEqual([
      expect.stringMatching(/^changes from "CH" to "DE", but Meta sets a region only while/),
    ]);
  });

  test.each([
    ["of a new registration", { dataRegion: "DE" }, {}],
    ["that stays", { dataRegion: "DE" }, { ...INPUTS, dataRegion: "DE" }],
    ["that is not declared any more", {}, { ...INPUTS, dataRegion: "DE" }],
    ["of another number", { dataRegion: "DE" }, { ...INPUTS, phoneNumberId: "300000000000002" }],
  ])("%s needs nothing", (_what, edit, olds) => {
    expect(reasons(edit, olds)).toEqual([]);
  });
});

test("the account of the stack stands in for one that is not written", () => {
  const stack = { words, defaults: { businessAccountId: "100000000000007" } };

  expect(checkRegistration({}, { phoneNumberId: INPUTS.phoneNumberId }, stack).inputs).toEqual({
    phoneNumberId: INPUTS.phoneNumberId,
    businessAccountId: "100000000000007",
  });
});
