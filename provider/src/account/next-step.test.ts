import { graphNumber } from "./graph-number";
import { isReady, nextStepOf } from "./next-step";

const node = (fields: Record<string, string>) => graphNumber.parse({ id: "300000000000001", ...fields });

const CREATED = {
  code_verification_status: "NOT_VERIFIED",
  status: "PENDING",
  name_status: "APPROVED",
  platform_type: "NOT_APPLICABLE",
};
const VERIFIED = { ...CREATED, code_verification_status: "VERIFIED" };
const REGISTERED = { ...VERIFIED, status: "CONNECTED", platform_type: "CLOUD_API" };

test.each([
  ["was created a moment ago", CREATED, "verify"],
  ["has a proof that is too old", { ...CREATED, code_verification_status: "EXPIRED" }, "verify"],
  ["is verified", VERIFIED, "register"],
  ["is verified, its name under review", { ...VERIFIED, name_status: "PENDING_REVIEW" }, "wait for the name"],
  ["is connected and was never registered", { ...VERIFIED, status: "CONNECTED" }, "register"],
  ["is registered", REGISTERED, null],
  ["is registered, its proof long past", { ...REGISTERED, code_verification_status: "EXPIRED" }, null],
  ["is registered, a new name under review", { ...REGISTERED, name_status: "PENDING_REVIEW" }, null],
  ["runs on premises", { ...VERIFIED, platform_type: "ON_PREMISE" }, null],
  ["is banned", { ...VERIFIED, status: "BANNED" }, null],
  ["has a state of verification that is new", { ...CREATED, code_verification_status: "WAITING" }, null],
])("the next step of a number that %s", (_what, fields, step) => {
  expect(nextStepOf(node(fields))).toBe(step);
});

test("the next step is not known if Meta hides where the number runs", () => {
  const { platform_type: _hidden, ...fields } = CREATED;

  expect(nextStepOf(node(fields))).toBeNull();
});

test.each([
  ["registered and connected", "CLOUD_API", "CONNECTED", true],
  ["registered and not connected yet", "CLOUD_API", "PENDING", false],
  ["connected and never registered", "NOT_APPLICABLE", "CONNECTED", false],
  ["created a moment ago", "NOT_APPLICABLE", "PENDING", false],
  ["registered, its status hidden", "CLOUD_API", undefined, null],
  ["connected, its platform hidden", undefined, "CONNECTED", null],
  ["not connected, its platform hidden", undefined, "PENDING", false],
  ["not registered, its status hidden", "NOT_APPLICABLE", undefined, false],
  ["hidden in both", undefined, undefined, null],
])("a number that is %s is ready: %s %s", (_what, platform, status, ready) => {
  const fields = { ...(platform && { platform_type: platform }), ...(status && { status }) };

  expect(isReady(node(fields))).toBe(ready);
});
