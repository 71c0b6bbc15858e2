import { readFile } from "node:fs/promises";
import path from "node:path";

import type { CustomResourceOptions } from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, type WhatsAppPhoneNumberArgs } from "pulumi-whatsapp";

import { allowedCountry, allowedName, keptInProduction } from "../../../examples/policy/rules";
import { type CopiedExample, copyExample } from "./support/copied-example";
import { type PolicyStack, type Program, startPolicyStack } from "./support/policy-stack";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

const US = { cc: "1", phoneNumber: "2025550123", verifiedName: "Example Support" };
const KEPT = { protect: true, retainOnDelete: true };

describe("a number in production", () => {
  const production = { stack: "prod", productionStacks: ["prod"], isProtected: true };

  test.each([
    ["protected and retained", { ...US, retainOnDelete: true }, production, undefined],
    [
      "not protected",
      { ...US, retainOnDelete: true },
      { ...production, isProtected: false },
      "add protect: true to",
    ],
    ["not retained", US, production, "add retainOnDelete: true to"],
    ["neither", US, { ...production, isProtected: false }, "add protect: true and retainOnDelete: true to"],
    ["neither, on another stack", US, { ...production, stack: "dev", isProtected: false }, undefined],
  ])("that is %s", (_what, number, circumstances, objection) => {
    const found = keptInProduction(number, circumstances);

    if (objection === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(objection);
  });
});

describe("display names and countries", () => {
  test.each([
    ["a name that matches", allowedName(US, "^Example "), undefined],
    ["a name that does not", allowedName({ ...US, verifiedName: "Support" }, "^Example "), '"Support"'],
    ["no name, in a migration", allowedName({ cc: "1", phoneNumber: "2025550123" }, "^Example "), undefined],
    ["a number in an allowed country", allowedCountry(US, ["US"]), undefined],
    [
      "one with the same dial code elsewhere",
      allowedCountry({ cc: "1", phoneNumber: "4165550123" }, ["US"]),
      "CA",
    ],
    ["one in another country", allowedCountry({ cc: "49", phoneNumber: "3012345678" }, ["US"]), "is in DE"],
    ["one in no country", allowedCountry({ cc: "800", phoneNumber: "12345678" }, ["US"]), "no country"],
  ])("%s", (_what, found, objection) => {
    if (objection === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(objection);
  });
});

describe("the pack in the real engine, by --policy-pack", () => {
  let example: CopiedExample;
  let stack: PolicyStack;
  beforeAll(async () => {
    example = await copyExample("policy");
    await example.followReadme();
    stack = await startPolicyStack("prod", {
      WHATSAPP_ACCESS_TOKEN: "test-token",
      // Nothing listens there: a policy decides before anything is sent.
      WHATSAPP_GRAPH_URL: "http://127.0.0.1:1",
    });
  });
  afterAll(async () => {
    await stack.remove();
    await example.remove();
  });

  const declaring =
    (number: Omit<WhatsAppPhoneNumberArgs, "businessAccountId">, options?: CustomResourceOptions): Program =>
    () => {
      new WhatsAppPhoneNumber("support", { businessAccountId: "100000000000001", ...number }, options);
    };

  test("lets a number pass that keeps to all rules", async () => {
    const preview = await stack.preview(declaring(US, KEPT), example.folder);

    expect(preview.output).toContain("whatsapp-numbers");
    expect(preview.ok).toBe(true);
  });

  test("refuses one that breaks them, and the README shows the messages", async () => {
    const preview = await stack.preview(
      declaring({ cc: "49", phoneNumber: "3012345678", verifiedName: "Support" }),
      example.folder,
    );

    expect(preview.ok).toBe(false);
    const readme = await readFile(path.join(example.folder, "README.md"), "utf8");
    const shown = /```console\n(?<violations>[\s\S]*?)```/.exec(readme)?.groups?.violations ?? "";
    const lines = shown.split("\n").filter((line) => line.trim() !== "");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(preview.output).toContain(line.trim());
  });

  test("takes the company's own values from a file", async () => {
    const preview = await stack.preview(
      declaring({ cc: "49", phoneNumber: "3012345678", verifiedName: "Acme Support" }),
      example.folder,
      {
        "production-numbers-are-kept": { productionStacks: ["live"] },
        "display-name-pattern": { pattern: "^Acme " },
        "allowed-countries": { countries: ["DE"] },
      },
    );

    expect(preview.ok).toBe(true);
  });
});
