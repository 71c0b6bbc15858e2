import { graphNumber } from "../../account/graph-number";
import { cellsOf, EXIT, exitCode, needsCode, reportOf, type Exit, type Outcome } from "./outcome";

const { verified, failed, codeNeeded, locked } = EXIT;

test.each<[string, Exit[], number]>([
  ["no number", [], 0],
  ["verified numbers", [verified, verified], 0],
  ["a number that failed", [verified, failed], 1],
  ["a number that needs a code", [verified, codeNeeded], 2],
  ["a locked number", [verified, locked], 3],
  ["a failure beside a number that needs a code", [codeNeeded, failed], 1],
  ["a lock beside every other failure", [failed, codeNeeded, locked, verified], 3],
])("the exit code of %s", (_what, exits, code) => {
  expect(exitCode(exits.map((exit) => ({ exit, name: "+12025550123" })))).toBe(code);
});

const NODE = {
  id: "120000000000001",
  display_phone_number: "+1 202-555-0123",
  verified_name: "Acme",
  code_verification_status: "NOT_VERIFIED",
  status: "PENDING",
  name_status: "APPROVED",
  platform_type: "NOT_APPLICABLE",
};
const number = graphNumber.parse(NODE);

test.each<[string, Outcome, object, string]>([
  [
    "that was verified",
    {
      exit: verified,
      name: "+12025550123",
      sent: "sms",
      number: { ...number, code_verification_status: "VERIFIED" },
    },
    { id: NODE.id, number: "+12025550123", verified: true, sent: "sms", nextStep: "register" },
    "+12025550123 120000000000001 VERIFIED PENDING register Acme",
  ],
  [
    "that is locked",
    { exit: locked, name: NODE.id, number, error: "Locked." },
    {
      id: NODE.id,
      number: "+12025550123",
      verified: false,
      sent: null,
      nextStep: "verify",
      error: "Locked.",
    },
    "+12025550123 120000000000001 NOT_VERIFIED PENDING verify Acme",
  ],
  [
    "that was not found by its digits",
    { exit: failed, name: "+12025550199", error: "Not there." },
    { id: null, number: "+12025550199", verified: false, sent: null, nextStep: null, error: "Not there." },
    "+12025550199 - - - - -",
  ],
  [
    "that was not found by its id",
    { exit: failed, name: NODE.id, error: "Not there." },
    { id: NODE.id, number: null, verified: false, sent: null, nextStep: null, error: "Not there." },
    "- 120000000000001 - - - -",
  ],
])("the report and the line of a number %s", (_what, outcome, report, line) => {
  expect(reportOf(outcome)).toEqual(report);
  expect(cellsOf(outcome).join(" ")).toBe(line);
});

test.each([
  ["was created a moment ago", {}, true],
  ["has a proof that is too old", { code_verification_status: "EXPIRED" }, true],
  ["runs where Meta hides it", { platform_type: null }, true],
  ["is verified", { code_verification_status: "VERIFIED" }, false],
  [
    "is registered, its proof long past",
    { code_verification_status: "EXPIRED", platform_type: "CLOUD_API" },
    false,
  ],
  ["is banned", { status: "BANNED" }, false],
  ["is in a state that Meta does not tell", { code_verification_status: null }, false],
])("--all and a number that %s", (_what, fields, isMeant) => {
  expect(needsCode(graphNumber.parse({ ...NODE, ...fields }))).toBe(isMeant);
});
