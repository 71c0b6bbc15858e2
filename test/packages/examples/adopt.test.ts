import { readFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { programFor } from "../../../examples/adopt/tool/program";
import { type CopiedExample, copyExample } from "./support/copied-example";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

const ACCOUNT = "100000000000001";
const TOKEN = "test-token";

let simulator: Simulator;
let example: CopiedExample;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [{ id: ACCOUNT, tokens: [TOKEN] }], displayRewriting: true });
  const add = (cc: string, phoneNumber: string, verifiedName: string) =>
    simulator.addNumber(ACCOUNT, { cc, phoneNumber, verifiedName });
  add("1", "2025550123", "Example Support");
  add("1", "2025550145", "Example Support");
  add("55", "11987654321", 'Exémple "Sales" & `more` ${here}');
  add("1", "2025550146", "例え");
  add("1", "2025550147", "X");
  example = await copyExample("adopt");
});
afterAll(async () => {
  await example.remove();
  await simulator.close();
});

function adopt(...args: string[]) {
  Object.assign(example.env, { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN });
  return example.run("npm", "run", "-s", "adopt", "--", ...args);
}

describe("the example in an empty folder", () => {
  test("does what its README says, from top to bottom", async () => {
    const { outputs } = await example.followReadme();

    expect(outputs.at(-1)).toContain("was there already: took it over");
  });
});

describe("an account with awkward numbers", () => {
  test("becomes a program that is valid as it is", async () => {
    await example.run("rm", "index.ts");

    const written = await adopt("--account", ACCOUNT, "--out", "index.ts");
    const check = await example.run("npm", "run", "typecheck");

    expect(written).toMatchObject({ code: 0, stderr: `5 numbers of account ${ACCOUNT} in index.ts.\n` });
    expect(check).toMatchObject({ code: 0 });
  });

  test("is taken over by it without a single creation at Meta, and then previews clean", async () => {
    simulator.clearRequests();
    await example.run("pulumi", "stack", "init", "by-hand");

    const up = await example.run("pulumi", "up", "--yes", "--skip-preview");
    const preview = await example.run("pulumi", "preview", "--expect-no-changes");

    expect({ up: up.code, preview: preview.code }).toEqual({ up: 0, preview: 0 });
    expect(simulator.requests({ method: "POST" })).toEqual([]);
    expect(simulator.numbers(ACCOUNT)).toHaveLength(5);
  });

  test("keeps a program that exists", async () => {
    const before = await readFile(path.join(example.folder, "index.ts"), "utf8");

    const again = await adopt("--account", ACCOUNT, "--out", "index.ts");

    expect(again).toMatchObject({
      code: 1,
      stderr: "index.ts exists and was kept: move it away, or give another name with --out.\n",
    });
    expect(await readFile(path.join(example.folder, "index.ts"), "utf8")).toBe(before);
  });
});

describe("an account whose numbers Meta refuses to list", () => {
  test("says how to go on, and takes ids instead", async () => {
    const fault = simulator.faults.add({
      on: { edge: "numbers", method: "GET" },
      then: { kind: "error", code: 10, message: "(#10) Application does not have permission" },
    });
    const [first] = simulator.numbers(ACCOUNT);

    const refused = await adopt("--account", ACCOUNT);
    const byId = await adopt("--account", ACCOUNT, "--id", first?.id ?? "");
    simulator.faults.remove(fault.id);

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("WhatsApp Manager shows the ids of the numbers; give them with --id.");
    expect(byId.stdout).toContain(`WhatsAppPhoneNumber.get("example-support", "${first?.id ?? ""}"`);
  });
});

describe("what is wrong", () => {
  test("a token that Meta repeats in its answer is not shown", async () => {
    Object.assign(example.env, { WHATSAPP_ACCESS_TOKEN: "other-test-token" });

    const refused = await example.run("npm", "run", "-s", "adopt", "--", "--account", ACCOUNT);

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("code 190");
    expect(refused.stderr).not.toContain("other-test-token");
  });

  test("an account by its name is answered with the usage", async () => {
    const refused = await adopt("--account", "my account");

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("Usage: npm run adopt");
  });
});

describe("a number that Meta shows in a former form", () => {
  test.each([
    ["+52 1 55 5555 0123", "52", "5555550123"],
    ["+229 97 12 34 56", "229", "97123456"],
    ["+225 07 12 34 56", "225", "07123456"],
    ["+54 9 11 2345-6789", "54", "91123456789"],
  ])("%s is declared", async (display_phone_number, cc, phoneNumber) => {
    const number = { id: "300000000000001", display_phone_number, verified_name: "Example" };

    const program = await programFor(ACCOUNT, [number], "manage");

    expect(program).toContain(`cc: "${cc}",\n      phoneNumber: "${phoneNumber}",`);
  });
});

describe("the program for lookups", () => {
  test("manages nothing", async () => {
    const program = await programFor(
      ACCOUNT,
      [{ id: "300000000000001", display_phone_number: "+1 202-555-0123", verified_name: "Example" }],
      "lookup",
    );

    expect(program).toContain(
      '"example": WhatsAppPhoneNumber.get("example", "300000000000001", { businessAccountId })',
    );
    expect(program).not.toContain("options");
  });
});
