import { readFile } from "node:fs/promises";
import path from "node:path";

import type { CustomResourceOptions } from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, type WhatsAppPhoneNumberArgs, WhatsAppRegistration } from "pulumi-whatsapp";
import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import {
  allowedCountry,
  allowedName,
  keptInProduction,
  registeredInProduction,
} from "../../../examples/policy/rules";
import type { NumberInStack, RegistrationInStack } from "../../../examples/policy/types";
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

describe("the registration of a number in production", () => {
  const URN = "urn:pulumi:prod::numbers::WhatsAppPhoneNumber::support";
  const planned = { urn: URN, declared: US, phoneNumberId: undefined };
  const created = { ...planned, phoneNumberId: "110" };
  const unknown = { sourceUrns: [], phoneNumberId: undefined };

  test.each<[string, NumberInStack, Partial<RegistrationInStack>, boolean]>([
    ["takes its id from the number, which is not created yet", planned, { sourceUrns: [URN] }, true],
    ["takes its id from another number", planned, { sourceUrns: [`${URN}-2`] }, false],
    ["has an id of which nothing is known", planned, {}, false],
    ["has the id of the number", created, { phoneNumberId: "110" }, true],
    ["has the id of another number", created, { phoneNumberId: "120" }, false],
  ])("that %s", (_what, number, known, isAllowed) => {
    const registrations = [unknown, { ...unknown, ...known }];

    const found = registeredInProduction(number, {
      stack: "prod",
      productionStacks: ["prod"],
      registrations,
    });

    if (isAllowed) expect(found).toBeUndefined();
    else expect(found).toContain('+1 2025550123 is in production ("prod") and has no WhatsAppRegistration');
  });

  test("is not demanded on other stacks", () => {
    const circumstances = { stack: "dev", productionStacks: ["prod"], registrations: [] };

    expect(registeredInProduction(planned, circumstances)).toBeUndefined();
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
    ["one in no country", allowedCountry({ cc: "800", phoneNumber: "12345678" }, ["US"]), "not known"],
  ])("%s", (_what, found, objection) => {
    if (objection === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(objection);
  });
});

describe("the pack in the real engine, by --policy-pack", () => {
  const businessAccountId = "100000000000001";
  const MANAGED_ELSEWHERE = { id: "120000000000002", cc: "1", phoneNumber: "2025550124" };
  let simulator: Simulator;
  let example: CopiedExample;
  let stack: PolicyStack;
  beforeAll(async () => {
    simulator = await startSimulator({
      accounts: [
        {
          id: businessAccountId,
          tokens: ["test-token"],
          numbers: [{ ...MANAGED_ELSEWHERE, verifiedName: "Support" }],
        },
      ],
    });
    example = await copyExample("policy");
    await example.followReadme();
    stack = await startPolicyStack("prod", {
      WHATSAPP_ACCESS_TOKEN: "test-token",
      WHATSAPP_GRAPH_URL: simulator.url,
    });
  });
  afterEach(() => {
    // A policy decides before anything is changed.
    expect(simulator.requests({ method: "POST" })).toEqual([]);
  });
  afterAll(async () => {
    await stack.remove();
    await example.remove();
    await simulator.close();
  });

  const declaring =
    (number: Omit<WhatsAppPhoneNumberArgs, "businessAccountId">, options?: CustomResourceOptions): Program =>
    () => {
      new WhatsAppPhoneNumber("support", { businessAccountId, ...number }, options);
    };

  /** The violations that README shows, line by line. */
  async function shownInReadme(): Promise<string[][]> {
    const text = await readFile(path.join(example.folder, "README.md"), "utf8");
    return [...text.matchAll(/```console\n(?<lines>[\s\S]*?)```/g)].map(({ groups }) =>
      (groups?.lines ?? "").split("\n").flatMap((line) => line.trim() || []),
    );
  }

  test("lets a number pass that keeps to all rules, before anything is created", async () => {
    const program = () => {
      const { phoneNumberId } = new WhatsAppPhoneNumber("support", { businessAccountId, ...US }, KEPT);
      new WhatsAppRegistration("support", { businessAccountId, phoneNumberId, pin: "482915" });
    };

    const preview = await stack.preview(program, example.folder);

    expect(preview.output).toContain("whatsapp-numbers");
    expect(preview.ok).toBe(true);
  });

  test("lets a number pass that is looked up only", async () => {
    const lookup = () => {
      WhatsAppPhoneNumber.get("hotline", MANAGED_ELSEWHERE.id, { businessAccountId });
    };

    expect(await stack.preview(lookup, example.folder)).toMatchObject({ ok: true });
    expect(simulator.requests({ method: "GET" })).not.toEqual([]);
  });

  test("refuses one that breaks them, and the README shows the messages", async () => {
    const broken = { cc: "49", phoneNumber: "3012345678", verifiedName: "Support" };

    const preview = await stack.preview(declaring(broken), example.folder);

    expect(preview.ok).toBe(false);
    const [lines = []] = await shownInReadme();
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(preview.output).toContain(line);
  });

  test("refuses one without a registration, and the README shows the message", async () => {
    const preview = await stack.preview(declaring(US, KEPT), example.folder);

    expect(preview.ok).toBe(false);
    const [, lines = []] = await shownInReadme();
    expect(lines.length).toBe(3);
    for (const line of lines) expect(preview.output).toContain(line);
  });

  test("takes the company's own values from a file", async () => {
    const preview = await stack.preview(
      declaring({ cc: "49", phoneNumber: "3012345678", verifiedName: "Acme Support" }),
      example.folder,
      {
        "production-numbers-are-kept": { productionStacks: ["live"] },
        "production-numbers-are-registered": { productionStacks: ["live"] },
        "display-name-pattern": { pattern: "^Acme " },
        "allowed-countries": { countries: ["DE"] },
      },
    );

    expect(preview.ok).toBe(true);
  });
});
