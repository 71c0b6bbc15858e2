import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { parseArguments } from "../../../examples/environments/tool/arguments";
import { asJson, asMarkdown, asTable } from "../../../examples/environments/tool/formats";
import { type Change, type EnvironmentReport, exitCode } from "../../../examples/environments/tool/report";
import { run } from "./support/run";
import { bareShell } from "./support/shell";

const ROOT = path.resolve(__dirname, "../../..");
const QUIET: EnvironmentReport = {
  name: "dev",
  changes: [],
  unchanged: 1,
  waitsFor: [],
  refused: [],
  error: undefined,
};
const BUSY: EnvironmentReport = {
  ...QUIET,
  changes: [
    { number: "sales", of: "number", kind: "create", detail: "+1 2025550145" },
    { number: "support", of: "registration", kind: "create", detail: "" },
    { number: "old", of: "number", kind: "remove", detail: "+1 2025550167 leaves the stack" },
  ],
};
const REGISTERED: Change = { number: "sales", of: "registration", kind: "update", detail: "" };
const WAITING: EnvironmentReport = {
  ...QUIET,
  waitsFor: [
    { number: "support", for: "verification", id: "110000000000001" },
    { number: "sales", for: "quota", id: "110000000000002" },
    { number: "alerts", for: "verification", id: "110000000000003" },
  ],
};
const REFUSED: EnvironmentReport = {
  ...QUIET,
  name: "prod",
  refused: [{ number: "support", reason: "ask @everybody <b>or</b>\n| #12 `now`" }],
};

describe("the exit code", () => {
  test.each<[string, EnvironmentReport[], number]>([
    ["nothing to do", [QUIET], 0],
    ["changes in one of them", [QUIET, BUSY], 2],
    ["a number that waits, and no change", [QUIET, WAITING], 2],
    ["a change of a registration alone", [{ ...QUIET, changes: [REGISTERED] }], 2],
    ["a refusal beside changes", [BUSY, REFUSED], 1],
    ["an environment that could not be worked on", [BUSY, { ...QUIET, error: "no such backend" }], 1],
  ])("after %s", (_what, reports, code) => {
    expect(exitCode(reports)).toBe(code);
  });
});

describe("the reports", () => {
  test("the table has a row for each environment, and below it what happens there", () => {
    expect(asTable("preview", [BUSY]).split("\n")).toEqual([
      "environment  create  replace  unchanged  drifted  refused  waits for",
      "dev          1       0        1          0        0        -",
      "",
      "dev: create sales: +1 2025550145",
      "dev: create registration of support",
      "dev: remove old: +1 2025550167 leaves the stack",
    ]);
  });

  test("a number that waits is counted by its reason, and a line names its next step", () => {
    const [, row, , ...lines] = asTable("up", [WAITING]).split("\n");

    expect(row).toBe("dev          0       0        1          0        0        quota: 1, verification: 2");
    expect(lines).toEqual([
      'dev: support waits for verification: run "npx pulumi-whatsapp verify 110000000000001 --stack dev", then up',
      expect.stringMatching(/^dev: sales waits for quota: run up again later/),
      'dev: alerts waits for verification: run "npx pulumi-whatsapp verify 110000000000003 --stack dev", then up',
    ]);
    const [, , , , , ...markdown] = asMarkdown("up", [WAITING]).split("\n");
    expect(markdown.slice(0, 5)).toEqual([
      "| dev | 0 | 0 | 1 | 0 | 0 | quota: 1, verification: 2 |",
      "",
      "**dev**",
      "",
      expect.stringMatching(/^- support waits for verification: run/),
    ]);
  });

  test.each([
    ["name", "processed the display name"],
    ["outcome", "looks at the number before it does anything"],
    ["a new reason", "run up again"],
  ])("the next step of a number that waits for: %s", (reason, nextStep) => {
    const table = asTable("up", [{ ...QUIET, waitsFor: [{ number: "support", for: reason, id: "110" }] }]);

    expect(table).toContain(`dev: support waits for ${reason}: `);
    expect(table).toContain(nextStep);
  });

  test("the JSON has the numbers that wait, with their reasons", () => {
    const { environments } = JSON.parse(asJson("up", [WAITING])) as { environments: object[] };

    expect(environments).toMatchObject([
      {
        waitsFor: [
          { number: "support", for: "verification" },
          { number: "sales", for: "quota" },
          { number: "alerts", for: "verification" },
        ],
      },
    ]);
    expect(JSON.stringify(environments)).not.toContain("110000000000001");
  });

  test("a number that drifts with its registration is counted once", () => {
    const drift = { number: "support", of: "number", kind: "drift" } as const;
    const changes = [
      { ...drift, detail: "verifiedName" },
      { ...drift, detail: "not registered at Meta any more" },
    ];

    expect(JSON.parse(asJson("drift", [{ ...QUIET, changes }]))).toMatchObject({
      environments: [{ drifted: 1 }],
    });
  });

  test("the JSON tells of numbers that leave only where there are any", () => {
    const counts = { name: "dev", replace: 0, unchanged: 1, drifted: 0 };

    const { environments } = JSON.parse(asJson("preview", [QUIET, BUSY])) as { environments: object[] };

    expect(environments).toEqual([
      { ...counts, create: 0, waitsFor: [], refused: [], error: null },
      { ...counts, create: 1, remove: 1, waitsFor: [], refused: [], error: null },
    ]);
  });

  test("the comment begins with its mark, and text of others stays text", () => {
    const comment = asMarkdown("up", [REFUSED]);

    expect(comment).toMatch(/^<!-- whatsapp-environments -->\n### WhatsApp numbers: up\n/);
    expect(comment).toContain(
      "- refused support: ask &#64;everybody &#60;b&#62;or&#60;/b&#62; \\| &#35;12 \\`now\\`",
    );
  });
});

describe("the command line", () => {
  test("takes every environment, or those that are named", () => {
    expect(parseArguments(["up"], ["dev", "prod"]).environments).toEqual(["dev", "prod"]);
    expect(parseArguments(["up", "--only", "prod"], ["dev", "prod"]).environments).toEqual(["prod"]);
  });

  test.each([
    ["no command", [], "Give one command: preview, up, refresh, drift."],
    ["an unknown one", ["destroy"], "Give one command: preview, up, refresh, drift."],
    ["an environment that is not there", ["up", "--only", "qa"], 'no environment "qa": there are dev, prod.'],
    ["two formats", ["up", "--json", "--markdown"], "not both"],
    ["an unknown option", ["up", "--onyl", "dev"], "Unknown option '--onyl'"],
  ])("with %s is answered with what is right", (_what, argv, message) => {
    expect(() => parseArguments(argv, ["dev", "prod"])).toThrow(message);
  });
});

describe("npm run environments at the root of the repository", () => {
  test("works in a fresh clone without any setting, and keeps its state in .local", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-root-"));
    try {
      const parts = ["package.json", "scripts", "examples/environments"];
      await Promise.all(
        parts.map((part) => cp(path.join(ROOT, part), path.join(folder, part), { recursive: true })),
      );
      await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
      const shell = Object.entries(bareShell(folder)).filter(([name]) => !name.startsWith("PULUMI_"));

      const preview = await run(
        "npm",
        ["run", "-s", "environments", "--", "preview", "--only", "dev", "--json"],
        {
          cwd: folder,
          env: Object.fromEntries(shell),
        },
      );

      expect(preview.code).toBe(2);
      expect(JSON.parse(preview.stdout)).toMatchObject({ environments: [{ name: "dev", create: 1 }] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
