import { observed, type StepGiven } from "../../test-support/observed";
import { countOf } from "./report";

const type = "WhatsAppPhoneNumber" as const;
const inputs = { cc: "1", phoneNumber: "2025550123", verifiedName: "Acme" };
const SHOWN = '+1 2025550123 "Acme"';

describe("a step on a number", () => {
  test.each<[string, StepGiven, string]>([
    ["creates it", { op: "create", type, now: {}, inputs }, `create support: ${SHOWN}`],
    ["removes it", { op: "delete", type, old: {}, inputs }, `remove support: ${SHOWN} leaves the stack`],
    [
      "renames it",
      { op: "update", type, old: {}, now: {}, inputs, edit: { verifiedName: "Acme Two" } },
      `update support: ${SHOWN}: another verifiedName`,
    ],
    [
      "reads it, because it could not be read when it was created",
      { op: "update", type, old: {}, now: {}, inputs },
      `update support: ${SHOWN}: is read again`,
    ],
  ])("that %s", (_what, given, line) => {
    const { report, lines } = observed("program", [given]);

    expect(lines).toEqual([line]);
    expect(report.unchanged).toBe(0);
  });

  test.each(["same", "read", "refresh"])("of the kind %s changes nothing", (op) => {
    const { report } = observed("program", [{ op, type, old: {}, now: {}, inputs }]);

    expect(report).toMatchObject({ changes: [], unchanged: 1 });
  });

  test("that Meta answers with other outputs alone is no drift", () => {
    const { report } = observed("Meta", [
      { op: "update", type, old: {}, now: { qualityRating: "LOW" }, inputs },
    ]);

    expect(report).toMatchObject({ changes: [], unchanged: 1 });
  });
});

test("numbers of the same name, in two components, are two", () => {
  const inComponent = (name: string): StepGiven => ({ op: "create", type, now: {}, name, inputs });
  const { report } = observed("program", [inComponent("one"), inComponent("two")]);

  expect(countOf(report, "create")).toBe(2);
});
