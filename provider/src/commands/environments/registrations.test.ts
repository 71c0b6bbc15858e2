import { countOf, lineOf } from "./report";
import { observed, type StepGiven } from "../../test-support/observed";

const WAITS = { registered: false, pending: "verification", pinEnabled: false, phoneNumberId: "110" };
const DONE = { registered: true, pending: null, pinEnabled: true, phoneNumberId: "110" };
const PLANNED = { phoneNumberId: "110" };
const waitsFor = (reason: string) => ({
  number: "support",
  of: "registration",
  subject: "registration of support",
  for: reason,
});
const VERIFY = 'run "npx pulumi-whatsapp verify 110 --stack dev", then up';
const waits = [{ ...waitsFor("verification"), nextStep: VERIFY }];

describe("a step on a registration", () => {
  test.each<[string, StepGiven, { line?: string; waitsFor?: object[] }]>([
    ["is planned", { op: "create", now: PLANNED }, { line: "create registration of support" }],
    [
      "creates, and waits",
      { op: "create", now: WAITS },
      { line: "create registration of support", waitsFor: waits },
    ],
    [
      "takes a number over",
      { op: "create", now: DONE },
      { line: "create registration of support: the number is registered" },
    ],
    ["is planned while it waits", { op: "update", old: WAITS, now: PLANNED }, { waitsFor: waits }],
    ["waits once more", { op: "update", old: WAITS, now: WAITS }, { waitsFor: waits }],
    [
      "waits for something else",
      { op: "update", old: WAITS, now: { ...WAITS, pending: "quota" } },
      { waitsFor: [waitsFor("quota")] },
    ],
    [
      "completes",
      { op: "update", old: WAITS, now: DONE },
      { line: "update registration of support: the number is registered" },
    ],
    [
      "is planned after a refresh found no registration",
      { op: "update", old: { ...DONE, registered: false }, now: PLANNED },
      { line: "update registration of support: to register the number" },
    ],
    [
      "sets the PIN, whose value events hide",
      { op: "update", old: DONE, now: DONE },
      { line: "update registration of support: the PIN is set" },
    ],
    [
      "changes another input while it waits",
      { op: "update", old: WAITS, now: PLANNED, edit: { dataRegion: "DE" } },
      { line: "update registration of support: another dataRegion", waitsFor: waits },
    ],
    [
      "is planned for the number in the place of one that waits",
      { op: "replace", old: WAITS, now: PLANNED },
      { line: "replace registration of support: for another number" },
    ],
    [
      "takes it out of the stack while it waits",
      { op: "delete", old: WAITS },
      { line: "remove registration of support" },
    ],
    [
      "takes it out of the stack, and the number offline",
      { op: "delete", old: DONE, inputs: { deregisterOnDelete: true } },
      { line: "remove registration of support: the number is deregistered" },
    ],
    ["changes nothing", { op: "same", old: DONE, now: DONE }, {}],
    ["only looks it up", { op: "read", now: WAITS }, {}],
  ])("that %s", (_what, given, { line, waitsFor = [] }) => {
    const { report, lines } = observed("program", [given]);

    expect(lines).toEqual(line === undefined ? [] : [line]);
    expect(report).toMatchObject({ waitsFor, unchanged: 1, refused: [] });
    expect(report.changes.map(lineOf)).toEqual(lines);
  });

  test.each<[string, Record<string, unknown>, string | undefined, object[]]>([
    ["is as it was", DONE, undefined, []],
    ["was deregistered", { ...DONE, registered: false }, "not registered at Meta any more", []],
    [
      "was deregistered, and its proof has expired",
      { ...DONE, registered: false, pending: "verification" },
      "not registered at Meta any more",
      waits,
    ],
    ["has no PIN any more", { ...DONE, pinEnabled: false }, "two-step verification is off at Meta", []],
    ["cannot be seen any more", { ...DONE, registered: null, pinEnabled: null }, undefined, []],
  ])("that Meta answers: it %s", (_what, found, detail, waitsFor) => {
    // The engine calls any registration that the next update works on an update.
    const { report } = observed("Meta", [
      { op: "same", type: "WhatsAppPhoneNumber", old: {}, now: {} },
      { op: "update", old: DONE, now: found },
    ]);

    const drift = { number: "support", of: "number", kind: "drift", detail };
    expect(report.changes).toMatchObject(detail === undefined ? [] : [drift]);
    expect(report).toMatchObject({ waitsFor, unchanged: detail === undefined ? 1 : 0 });
  });

  test.each([
    ["verified in the meantime", { ...WAITS, pending: null }],
    ["registered in the meantime", DONE],
  ])("whose number was %s is no drift, and waits no longer", (_what, found) => {
    const { report } = observed("Meta", [{ op: "update", old: WAITS, now: found }]);

    expect(report).toMatchObject({ changes: [], waitsFor: [] });
  });

  test("whose data region is another one at Meta is drift of its number", () => {
    const { report } = observed("Meta", [{ op: "update", old: DONE, now: DONE, edit: { dataRegion: "DE" } }]);

    expect(report.changes).toMatchObject([
      { of: "number", kind: "drift", detail: 'dataRegion is "DE" at Meta, not set in the stack' },
    ]);
  });

  test("whose number is gone from Meta is removed with it, and the number counts once", () => {
    const { report } = observed("Meta", [
      { op: "delete", type: "WhatsAppPhoneNumber", old: {} },
      { op: "delete", old: DONE },
    ]);

    expect(countOf(report, "drift")).toBe(1);
    expect(report.changes).toHaveLength(2);
  });

  test("that is refused takes nothing from the creation of its number", () => {
    const { report } = observed("program", [
      { op: "create", type: "WhatsAppPhoneNumber", now: {} },
      { op: "create", now: WAITS, refusal: "Could not register the number: PIN" },
    ]);

    expect(report).toMatchObject({
      changes: [{ number: "support", of: "number", kind: "create" }],
      waitsFor: [],
      refused: [{ number: "support", reason: "Could not register the number: PIN" }],
      error: undefined,
    });
  });
});
