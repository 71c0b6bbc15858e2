import { QUIET } from "../../test-support/observed";
import { asJson, asMarkdown, asTable, prefixed } from "./formats";
import type { Change, EnvironmentReport, Waiting } from "./report";

const change = (number: string, kind: Change["kind"], detail = ""): Change => ({
  number,
  of: "number",
  subject: number,
  urn: `urn:${number}`,
  kind,
  detail,
});
const BUSY: EnvironmentReport = {
  ...QUIET,
  changes: [
    change("sales", "create", "+1 2025550145"),
    { ...change("support", "create"), of: "registration", subject: "registration of support" },
    change("old", "remove", "+1 2025550167 leaves the stack"),
  ],
};
const waits = (number: string, reason: string): Waiting => ({
  number,
  of: "registration",
  subject: `registration of ${number}`,
  for: reason,
  nextStep: "run up again",
});
const WAITING: EnvironmentReport = {
  ...QUIET,
  waitsFor: [waits("support", "verification"), waits("sales", "quota"), waits("alerts", "verification")],
};
const refusedWith = (reason: string): EnvironmentReport => ({
  ...QUIET,
  name: "prod",
  refused: [{ number: "support", of: "number", subject: "support", reason }],
});

test("the table has a row for each environment, and below it the changes there", () => {
  expect(asTable("preview", [BUSY])).toBe(
    [
      "ENVIRONMENT  CREATE  REPLACE  UNCHANGED  DRIFTED  REFUSED  WAITS FOR",
      "dev          1       0        1          0        0        -",
      "",
      "dev: create sales: +1 2025550145",
      "dev: create registration of support",
      "dev: remove old: +1 2025550167 leaves the stack",
      "",
    ].join("\n"),
  );
});

test("a resource that waits is counted by its reason, and a line names its next step", () => {
  const [, row, , ...lines] = asTable("up", [WAITING]).trimEnd().split("\n");

  expect(row).toBe("dev          0       0        1          0        0        quota: 1, verification: 2");
  expect(lines).toEqual([
    "dev: registration of support waits for verification: run up again",
    "dev: registration of sales waits for quota: run up again",
    "dev: registration of alerts waits for verification: run up again",
  ]);
  expect(asMarkdown("up", [WAITING]).split("\n").slice(5, 10)).toEqual([
    "| dev | 0 | 0 | 1 | 0 | 0 | quota: 1, verification: 2 |",
    "",
    "**dev**",
    "",
    "- registration of support waits for verification: run up again",
  ]);
});

test("the JSON has the resources that wait, with their reasons and next steps", () => {
  expect(JSON.parse(asJson("up", [WAITING]))).toMatchObject({
    environments: [
      {
        waitsFor: [
          { number: "support", of: "registration", for: "verification", nextStep: "run up again" },
          { number: "sales", for: "quota" },
          { number: "alerts", for: "verification" },
        ],
      },
    ],
  });
});

test("a number that drifts with its registration is counted once", () => {
  const changes = [change("support", "drift", "verifiedName"), change("support", "drift", "not registered")];

  expect(JSON.parse(asJson("drift", [{ ...QUIET, changes }]))).toMatchObject({
    environments: [{ drifted: 1 }],
  });
});

test("the JSON has counts of updated and removed numbers only if there are any", () => {
  const counts = {
    name: "dev",
    replace: 0,
    unchanged: 1,
    drifted: 0,
    waitsFor: [],
    refused: [],
    requests: 0,
    highestUsage: null,
    error: null,
  };
  const renamed = { ...QUIET, changes: [change("support", "update", "another verifiedName")] };

  const { environments } = JSON.parse(asJson("preview", [QUIET, BUSY, renamed])) as {
    environments: object[];
  };

  expect(environments).toEqual([
    { ...counts, create: 0, changes: [] },
    {
      ...counts,
      create: 1,
      remove: 1,
      changes: [
        { number: "sales", of: "number", kind: "create", detail: "+1 2025550145" },
        { number: "support", of: "registration", kind: "create", detail: "" },
        { number: "old", of: "number", kind: "remove", detail: "+1 2025550167 leaves the stack" },
      ],
    },
    {
      ...counts,
      create: 0,
      update: 1,
      changes: [{ number: "support", of: "number", kind: "update", detail: "another verifiedName" }],
    },
  ]);
});

describe("an environment that asked Meta", () => {
  const highest = { percent: 62, measure: "calls", account: "100000000000001" } as const;
  const line =
    "12 requests to Meta. Highest usage that Meta reported: 62 % of the calls allowed to account 100000000000001.";
  const report: EnvironmentReport = { ...QUIET, quota: { requests: 12, highest } };

  test("has a line below the table", () => {
    expect(asTable("up", [report]).split("\n").slice(2)).toEqual(["", `dev: ${line}`, ""]);
    expect(asMarkdown("up", [report])).toMatch(new RegExp(`\\*\\*dev\\*\\*\n\n- ${line}\n$`));
  });

  test("has fields in the JSON", () => {
    expect(JSON.parse(asJson("up", [report]))).toMatchObject({
      environments: [{ requests: 12, highestUsage: highest }],
    });
  });

  test("has no account in the JSON if the app's limit was used most", () => {
    const ofApp = {
      ...QUIET,
      quota: { requests: 1, highest: { percent: 90, measure: "CPU time" } },
    } as const;

    expect(JSON.parse(asJson("up", [ofApp]))).toMatchObject({
      environments: [{ requests: 1, highestUsage: { percent: 90, measure: "CPU time", account: null } }],
    });
  });
});

test("the comment begins with its mark, and text from outside stays text", () => {
  const comment = asMarkdown("up", [refusedWith("ask @everybody <b>or</b>\n| #12 `now`\u001b[2J")]);

  expect(comment).toMatch(/^<!-- whatsapp-environments -->\n### WhatsApp numbers: up\n/);
  expect(comment).toContain(
    "- refused support: ask &#64;everybody &#60;b&#62;or&#60;/b&#62; \\| &#35;12 \\`now\\` \\[2J\n",
  );
});

test("text from outside is on lines that begin with the environment, and moves no cursor", () => {
  const report = refusedWith("No.\n  ::add-mask::x\n##[error]\u001b[2J");

  expect(asTable("up", [report]).split("\n").slice(3)).toEqual([
    "prod: refused support: No.",
    "prod:   ::add-mask::x",
    "prod:   ##[error] [2J",
    "",
  ]);
  expect(prefixed("dev  ", "")).toEqual(["dev"]);
});
