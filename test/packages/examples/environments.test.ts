import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { type CopiedExample, copyExample } from "./support/copied-example";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

const DEV = "100000000000001";
const STAGING = "100000000000002";
const PROD = "100000000000003";
const tokenOf = (account: string) => `test-token-${account}`;

let simulator: Simulator;
let example: CopiedExample;
beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [DEV, STAGING, PROD].map((id) => ({ id, tokens: [tokenOf(id)] })),
  });
  example = await copyExample("environments", { WHATSAPP_GRAPH_URL: simulator.url });
});
afterAll(async () => {
  await example.remove();
  await simulator.close();
});

function setTokensOf(...accounts: string[]): void {
  example.env.WHATSAPP_ACCESS_TOKENS = JSON.stringify(
    Object.fromEntries(accounts.map((account) => [account, tokenOf(account)])),
  );
}

/** Runs the tool and reads its JSON. What happens meanwhile is on standard error. */
async function environments(...args: string[]) {
  const { code, stdout, stderr } = await example.run(
    "npm",
    ...["run", "-s", "environments", "--", ...args, "--json"],
  );
  return { code, progress: stderr, ...(JSON.parse(stdout) as { environments: object[] }) };
}

describe("the example in an empty folder", () => {
  test("does what its README says, from top to bottom", async () => {
    const { outputs } = await example.followReadme();

    expect(outputs.at(-1)).toContain('"unchanged": 3');
  });

  test("passes its own type check", async () => {
    const check = await example.run("npm", "run", "typecheck");

    expect(check).toMatchObject({ code: 0 });
  });
});

const nothing = { create: 0, replace: 0, unchanged: 0, drifted: 0, waitsFor: [], refused: [], error: null };

describe("three environments that Meta does not have yet", () => {
  test("preview says which token is missing", async () => {
    const preview = await environments("preview", "--only", "dev");

    const reason = expect.stringContaining("no access token for account 100000000000001") as string;
    expect(preview).toMatchObject({
      code: 1,
      environments: [{ name: "dev", refused: [{ number: "support", reason }] }],
    });
  });

  test("preview tells side by side what would be created, with a token that is none and without asking Meta", async () => {
    example.env.WHATSAPP_ACCESS_TOKEN = "none-in-previews";

    const preview = await environments("preview");

    delete example.env.WHATSAPP_ACCESS_TOKEN;

    expect(preview.environments).toEqual([
      { ...nothing, name: "dev", create: 1 },
      { ...nothing, name: "prod", create: 3 },
      { ...nothing, name: "staging", create: 2 },
    ]);
    expect(preview.code).toBe(2);
    expect(preview.progress).toContain('staging  create sales: +1 2025550121 "Example Sales (staging)"');
    expect(simulator.requests()).toEqual([]);
  });

  test("the stack that the person has selected stays selected", async () => {
    const selected = await example.run("pulumi", "stack", "--show-name", "--non-interactive");

    expect(selected.code).not.toBe(0);
    expect(selected.stderr).toContain("no stack selected");
  });

  test("up with a token missing for one creates the others and says what is missing", async () => {
    setTokensOf(DEV, PROD);

    const up = await environments("up");

    expect(up).toMatchObject({
      code: 1,
      environments: [
        { name: "dev", create: 1 },
        { name: "prod", create: 3 },
        { name: "staging", create: 0, error: null },
      ],
    });
    // Pulumi stops at the first failure, and which of the two numbers that is differs from run to run.
    const number = expect.stringMatching(/^(sales|support)$/) as string;
    const reason = expect.stringContaining("no access token for account 100000000000002") as string;
    expect(up.environments[2]).toMatchObject({
      refused: expect.arrayContaining([{ number, reason }]) as object[],
    });
    expect([DEV, STAGING, PROD].map((account) => simulator.numbers(account).length)).toEqual([1, 0, 3]);
  });

  test("up with every token creates what is missing, and reports it for a pull request", async () => {
    setTokensOf(DEV, STAGING, PROD);

    const up = await example.run("npm", "run", "-s", "environments", "--", "up", "--markdown");

    expect(up.code).toBe(2);
    const rows = up.stdout.split("\n").filter((line) => line.startsWith("|"));
    expect(rows).toEqual([
      "| environment | create | replace | unchanged | drifted | refused | waits for |",
      "| --- | --: | --: | --: | --: | --: | --- |",
      "| dev | 0 | 0 | 1 | 0 | 0 | - |",
      "| prod | 0 | 0 | 3 | 0 | 0 | - |",
      "| staging | 2 | 0 | 0 | 0 | 0 | - |",
    ]);
    expect(up.stdout).toContain("**staging**");
    expect(simulator.numbers(STAGING)).toHaveLength(2);
  });
});

describe("another number in the place of one", () => {
  test("is refused for production, which is protected, and replaces elsewhere", async () => {
    await example.edit("Pulumi.prod.yaml", "2025550131", "2025550141");
    await example.edit("Pulumi.staging.yaml", "2025550121", "2025550142");

    const preview = await environments("preview", "--only", "staging", "--only", "prod");

    expect(preview).toMatchObject({
      code: 1,
      environments: [
        {
          name: "prod",
          unchanged: 2,
          replace: 0,
          refused: [{ number: "sales", reason: expect.stringContaining("protect") as string }],
        },
        { name: "staging", unchanged: 1, replace: 1, refused: [], error: null },
      ],
    });
  });

  test("keeps the replaced number on the account", async () => {
    await example.edit("Pulumi.prod.yaml", "2025550141", "2025550131");

    const up = await environments("up", "--only", "staging");

    expect(up).toMatchObject({ code: 2, environments: [{ name: "staging", unchanged: 1, replace: 1 }] });
    expect(simulator.numbers(STAGING).map(({ phoneNumber }) => phoneNumber)).toEqual(
      expect.arrayContaining(["2025550120", "2025550121", "2025550142"]),
    );
  });
});

describe("a number that leaves an environment", () => {
  test("is counted as such, and stays with Meta", async () => {
    await example.edit(
      "Pulumi.staging.yaml",
      '    sales:\n      cc: "1"\n      phoneNumber: "2025550142"\n      verifiedName: Example Sales (staging)\n',
      "",
    );

    const up = await environments("up", "--only", "staging");

    expect(up).toMatchObject({ code: 2, environments: [{ name: "staging", unchanged: 1, remove: 1 }] });
    expect(simulator.numbers(STAGING)).toHaveLength(3);
  });
});

describe("a mistake in a stack file", () => {
  test("is told with the file and every place, and does not stop the others", async () => {
    await example.edit("Pulumi.dev.yaml", 'cc: "1"', "cc: 1");
    await example.edit("Pulumi.dev.yaml", " phoneNumber:", " number:");

    const preview = await environments("preview", "--only", "dev", "--only", "staging");

    expect(preview).toMatchObject({
      code: 1,
      environments: [
        { name: "dev", error: expect.stringContaining("Pulumi.dev.yaml cannot be used") as string },
        { name: "staging", unchanged: 1, error: null },
      ],
    });
    const { error } = preview.environments[0] as { error: string };
    expect(error).toContain('write it in quotes, for example "1"');
    expect(error).toContain("numbers.support.cc");
    expect(error).toContain('Unrecognized key: "number"');
    await example.edit("Pulumi.dev.yaml", " number:", " phoneNumber:");
    await example.edit("Pulumi.dev.yaml", "cc: 1", 'cc: "1"');
  });
});

describe("numbers that were changed in WhatsApp Manager", () => {
  test("are found by drift", async () => {
    const [support] = simulator.numbers(DEV);
    const alerts = simulator.numbers(PROD).find(({ phoneNumber }) => phoneNumber === "2025550132");
    simulator.renameNumber(support?.id ?? "", "Renamed by hand");
    simulator.removeNumber(alerts?.id ?? "");

    const drift = await environments("drift");

    expect(drift).toMatchObject({
      code: 2,
      environments: [
        { ...nothing, name: "dev", drifted: 1 },
        { ...nothing, name: "prod", drifted: 1, unchanged: 2 },
        { ...nothing, name: "staging", unchanged: 1 },
      ],
    });
    expect(drift.progress).toContain(
      'drift support: +1 2025550110 "Example Support (dev)": verifiedName is "Renamed by hand" at Meta',
    );
    expect(drift.progress).toContain('drift alerts: +1 2025550132 "Example Alerts" is no longer at Meta');
  });

  test("are taken over into the stacks by refresh", async () => {
    const refresh = await environments("refresh", "--only", "prod");
    const drift = await environments("drift", "--only", "prod");
    const preview = await environments("preview", "--only", "prod");

    expect(refresh).toMatchObject({ code: 2, environments: [{ name: "prod", drifted: 1 }] });
    expect(drift).toMatchObject({ code: 0, environments: [{ name: "prod", drifted: 0 }] });
    expect(preview).toMatchObject({ code: 2, environments: [{ name: "prod", create: 1, unchanged: 2 }] });
  });
});

describe("an environment that somebody else is updating", () => {
  test("is reported with the engine's reason, and the others are worked on", async () => {
    const locks = path.join(example.folder, "../state/.pulumi/locks/organization/whatsapp-environments/dev");
    await mkdir(locks, { recursive: true });
    const lock = { pid: 4711, username: "ada", hostname: "workstation", timestamp: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(locks, "lock.json"), JSON.stringify(lock));

    const refresh = await environments("refresh", "--only", "dev", "--only", "staging");
    await rm(locks, { recursive: true });

    expect(refresh).toMatchObject({
      code: 1,
      environments: [
        { name: "dev", refused: [], error: expect.stringContaining("created by ada@workstation") as string },
        { name: "staging", unchanged: 1, error: null },
      ],
    });
  });
});

describe("a new environment", () => {
  test("is one new stack file", async () => {
    await writeFile(
      path.join(example.folder, "Pulumi.qa.yaml"),
      `config:\n  whatsapp:businessAccountId: "${DEV}"\n` +
        '  whatsapp-environments:numbers: { qa: { cc: "1", phoneNumber: "2025550150", verifiedName: Example QA } }\n',
    );

    const preview = await environments("preview", "--only", "qa");

    expect(preview).toMatchObject({ code: 2, environments: [{ name: "qa", create: 1 }] });
  });
});

describe("an environment with a PIN", () => {
  const waitsFor = [{ number: "qa", for: "verification" }];
  const setPin = (pin: string) =>
    example.run("pulumi", "config", "set", "--stack", "qa", "--secret", "pin", pin);
  const qa = () => {
    const number = simulator.numbers(DEV).find(({ phoneNumber }) => phoneNumber === "2025550150");
    if (number === undefined) throw new Error("The account has no number of qa");
    return number;
  };

  test("creates its numbers, and the report has those that wait", async () => {
    await setPin("482915");

    const up = await environments("up", "--only", "qa");
    const preview = await example.run("npm", "run", "-s", "environments", "--", "preview", "--only", "qa");

    expect(up).toMatchObject({ code: 2, environments: [{ ...nothing, name: "qa", create: 1, waitsFor }] });
    expect(up.progress).toContain("create registration of qa");
    expect(preview.code).toBe(2);
    expect(preview.stdout.split("\n").slice(1)).toEqual([
      "qa           0       0        1          0        0        verification: 1",
      "",
      `qa: qa waits for verification: run "npx pulumi-whatsapp verify ${qa().id} --stack qa", then up`,
      "",
    ]);
  });

  test("registers a number that was verified in the meantime", async () => {
    simulator.changeNumber(qa().id, { codeVerificationStatus: "VERIFIED" });

    const up = await environments("up", "--only", "qa");

    expect(up).toMatchObject({ code: 2, environments: [{ ...nothing, name: "qa", unchanged: 1 }] });
    expect(up.progress).toContain("update registration of qa: the number is registered");
    expect(qa()).toMatchObject({ platformType: "CLOUD_API", status: "CONNECTED" });
  });

  test("has drift if somebody deregisters the number and turns its PIN off, which up mends", async () => {
    simulator.changeNumber(qa().id, { platformType: "NOT_APPLICABLE", status: "PENDING", pin: undefined });

    const drift = await environments("drift", "--only", "qa");
    const refresh = await environments("refresh", "--only", "qa");
    const up = await environments("up", "--only", "qa");

    const drifted = { code: 2, environments: [{ ...nothing, name: "qa", drifted: 1 }] };
    expect(drift).toMatchObject(drifted);
    expect(drift.progress).toContain(
      "drift qa: not registered at Meta any more, two-step verification is off at Meta",
    );
    expect(refresh).toMatchObject(drifted);
    expect(up.progress).toContain("update registration of qa: the number is registered");
    expect(qa()).toMatchObject({ platformType: "CLOUD_API", isPinEnabled: true });
  });

  test("has a refusal if the PIN cannot be one, and the number counts as unchanged", async () => {
    await setPin("4829");

    const preview = await environments("preview", "--only", "qa");

    const reason = expect.stringContaining("six digits") as string;
    expect(preview).toMatchObject({
      code: 1,
      environments: [{ ...nothing, name: "qa", unchanged: 1, refused: [{ number: "qa", reason }] }],
    });
  });

  test("shows another PIN and another number, and no PIN", async () => {
    await setPin("591482");

    const preview = await environments("preview", "--only", "qa");
    await example.edit("Pulumi.qa.yaml", "2025550150", "2025550151");
    await example.edit("Pulumi.qa.yaml", "config:\n", 'config:\n  whatsapp-environments:protect: "false"\n');
    const replacement = await environments("up", "--only", "qa");
    await example.run("pulumi", "config", "rm", "--stack", "qa", "pin");
    const removal = await environments("up", "--only", "qa");

    expect(preview).toMatchObject({ code: 2, environments: [{ ...nothing, name: "qa", unchanged: 1 }] });
    expect(preview.progress).toContain("update registration of qa: the PIN is set");
    expect(replacement).toMatchObject({
      code: 2,
      environments: [{ ...nothing, name: "qa", replace: 1, waitsFor }],
    });
    expect(replacement.progress).toContain("replace registration of qa: for another number");
    expect(removal).toMatchObject({ code: 2, environments: [{ ...nothing, name: "qa", unchanged: 1 }] });
    expect(removal.progress).toContain("remove registration of qa");
    expect(removal.environments[0]).not.toHaveProperty("remove");
  });
});
