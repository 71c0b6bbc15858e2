import { QUIET } from "../../test-support/observed";
import { type Change, type EnvironmentReport, exitCode } from "./report";

const subject = { number: "sales", subject: "sales", urn: "urn", detail: "" };
const NEW: Change = { ...subject, of: "number", kind: "create" };
const REGISTERED: Change = { ...subject, of: "registration", kind: "update" };
const OVERRIDE: Change = { ...subject, of: "webhook override", kind: "drift" };
const WAITING: EnvironmentReport = {
  ...QUIET,
  waitsFor: [{ ...subject, of: "registration", for: "quota", nextStep: "run up again" }],
};
const REFUSED: EnvironmentReport = { ...QUIET, refused: [{ ...subject, of: "subscription", reason: "No." }] };

describe("the exit code", () => {
  test.each<[string, EnvironmentReport[], number]>([
    ["nothing to do", [QUIET], 0],
    ["changes in one of them", [QUIET, { ...QUIET, changes: [NEW] }], 2],
    ["a number that waits, and no change", [QUIET, WAITING], 2],
    ["a change of a registration alone", [{ ...QUIET, changes: [REGISTERED] }], 2],
    ["a change of another resource alone", [{ ...QUIET, changes: [OVERRIDE] }], 2],
    ["a refusal beside changes", [{ ...QUIET, changes: [NEW] }, REFUSED], 1],
    ["an environment that could not be worked on", [WAITING, { ...QUIET, error: "no such backend" }], 1],
  ])("after %s", (_what, reports, code) => {
    expect(exitCode(reports)).toBe(code);
  });
});
