import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { parseArguments } from "../../../examples/environments/tool/arguments";
import { asJson, asMarkdown, asTable } from "../../../examples/environments/tool/formats";
import { type EnvironmentReport, exitCode } from "../../../examples/environments/tool/report";
import { run } from "./support/run";
import { bareShell } from "./support/shell";

const ROOT = path.resolve(__dirname, "../../..");
const QUIET: EnvironmentReport = { name: "dev", changes: [], unchanged: 1, refused: [], error: undefined };
const BUSY: EnvironmentReport = {
  ...QUIET,
  changes: [
    { number: "sales", kind: "create", detail: "+1 2025550145" },
    { number: "old", kind: "remove", detail: "+1 2025550167 leaves the stack" },
  ],
};
const REFUSED: EnvironmentReport = {
  ...QUIET,
  name: "prod",
  refused: [{ number: "support", reason: "ask @everybody <b>or</b>\n| #12 `now`" }],
};

describe("the exit code", () => {
  test.each([
    ["nothing to do", [QUIET], 0],
    ["changes in one of them", [QUIET, BUSY], 2],
    ["a refusal beside changes", [BUSY, REFUSED], 1],
    ["an environment that could not be worked on", [BUSY, { ...QUIET, error: "no such backend" }], 1],
  ])("after %s", (_what, reports, code) => {
    expect(exitCode(reports)).toBe(code);
  });
});

describe("the reports", () => {
  test("the table has a row for each environment, and below it what happens there", () => {
    expect(asTable("preview", [BUSY]).split("\n")).toEqual([
      "environment  create  replace  unchanged  drifted  refused",
      "dev          1       0        1          0        0",
      "",
      "dev: create sales: +1 2025550145",
      "dev: remove old: +1 2025550167 leaves the stack",
    ]);
  });

  test("the JSON tells of numbers that leave only where there are any", () => {
    const { environments } = JSON.parse(asJson("preview", [QUIET, BUSY])) as { environments: object[] };

    expect(environments).toEqual([
      { name: "dev", create: 0, replace: 0, unchanged: 1, drifted: 0, refused: [], error: null },
      { name: "dev", create: 1, replace: 0, unchanged: 1, drifted: 0, remove: 1, refused: [], error: null },
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
