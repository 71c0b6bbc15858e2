import { lineOf } from "./report";
import { observed, type StepGiven } from "../../test-support/observed";

const PROFILE = "WhatsAppBusinessProfile";
const OVERRIDE = "WhatsAppWebhookOverride";
const WAITS = { pending: "registration" };
const SET = { pending: null };

describe("a step on a resource that is neither a number nor a registration", () => {
  test.each<[string, StepGiven, string | undefined]>([
    ["creates it", { op: "create", type: OVERRIDE, now: {} }, "create webhook override of support"],
    [
      "is planned with another input",
      { op: "update", type: OVERRIDE, old: {}, now: {}, edit: { callbackUri: "https://example.com" } },
      "update webhook override of support: another callbackUri",
    ],
    [
      "changes a secret, which only the provider names",
      { op: "update", type: OVERRIDE, old: {}, now: {}, diffs: ["pin", "__provider", "appId"] },
      "update webhook override of support: another pin",
    ],
    [
      "has no reason that events show",
      { op: "update", type: OVERRIDE, old: {}, now: {} },
      "update webhook override of support",
    ],
    [
      "completes one that waited",
      { op: "update", type: PROFILE, old: WAITS, now: SET },
      "update business profile of support: it waits no longer",
    ],
    ["waits once more", { op: "update", type: PROFILE, old: WAITS, now: WAITS }, undefined],
    ["is planned while it waits", { op: "update", type: PROFILE, old: WAITS, now: {} }, undefined],
    [
      "replaces it",
      { op: "replace", type: OVERRIDE, old: {}, now: {} },
      "replace webhook override of support",
    ],
    [
      "takes it out of the stack",
      { op: "delete", type: OVERRIDE, old: {} },
      "remove webhook override of support",
    ],
    ["changes nothing", { op: "same", type: OVERRIDE, old: {}, now: {} }, undefined],
    ["only looks it up", { op: "read", type: OVERRIDE, now: {} }, undefined],
    [
      "belongs to a resource of a later release",
      { op: "create", type: "WhatsAppQrCode", now: {} },
      "create qr code of support",
    ],
  ])("that %s", (_what, given, line) => {
    const { report, lines } = observed("program", [given]);

    expect(lines).toEqual(line === undefined ? [] : [line]);
    expect(report.changes.map(lineOf)).toEqual(lines);
    expect(report.unchanged).toBe(1);
  });

  test.each<[string, StepGiven, string | undefined]>([
    [
      "is gone",
      { op: "delete", type: OVERRIDE, old: {} },
      "drift webhook override of support: no longer at Meta",
    ],
    [
      "has another input",
      { op: "update", type: PROFILE, old: SET, now: SET, inputs: { about: "Hi" }, edit: { about: "Bye" } },
      'drift business profile of support: about is "Bye" at Meta, "Hi" in the stack',
    ],
    ["has other outputs alone", { op: "update", type: PROFILE, old: SET, now: WAITS }, undefined],
  ])("that Meta answers: it %s", (_what, given, line) => {
    const { report } = observed("Meta", [given]);

    expect(report.changes.map(lineOf)).toEqual(line === undefined ? [] : [line]);
    expect(report.unchanged).toBe(1);
  });

  test("that leaves it waiting counts as waiting", () => {
    const { report } = observed("program", [{ op: "create", type: PROFILE, now: WAITS }]);

    expect(report.waitsFor).toMatchObject([
      {
        number: "support",
        of: "business profile",
        for: "registration",
        nextStep: "run up again once the number is registered",
      },
    ]);
  });

  test("that is refused counts as refused, and not as created", () => {
    const { report } = observed("program", [{ op: "create", type: OVERRIDE, now: {}, refusal: "No." }]);

    expect(report).toMatchObject({
      changes: [],
      refused: [{ number: "support", of: "webhook override", reason: "No." }],
      error: undefined,
    });
  });
});
