import { existsSync } from "node:fs";
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { ACCOUNT, expectNoSecretIn, OTHER_ACCOUNT, OTHER_TOKEN, TOKEN } from "../../support/world";
import type { YamlResource } from "../../support/yaml";
import { run } from "./support/command";
import { type Project, type Running, startProject } from "./support/project";

const ROOT = path.resolve(__dirname, "../../..");
const NOTHING = { create: 0, replace: 0, unchanged: 0, drifted: 0, changes: [], waitsFor: [], refused: [] };

const number = (config: string, options: object = {}): YamlResource => ({
  type: "whatsapp:PhoneNumber",
  properties: {
    cc: "1",
    phoneNumber: `\${${config}Phone}`,
    verifiedName: `Example ${config}`,
    retainOnDelete: true,
  },
  options: { retainOnDelete: true, ...options },
});
const CONFIG = { supportPhone: { type: "string" }, salesPhone: { type: "string" } };
const BOTH = { config: CONFIG, resources: { support: number("support"), sales: number("sales") } };
const DEV = { "whatsapp:businessAccountId": ACCOUNT, supportPhone: "2025550110", salesPhone: "2025550111" };
const PROD = {
  "whatsapp:businessAccountId": OTHER_ACCOUNT,
  supportPhone: "2025550130",
  salesPhone: "2025550131",
};

let simulator: Simulator;
let project: Project;
beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [
      { id: ACCOUNT, tokens: [TOKEN] },
      { id: OTHER_ACCOUNT, tokens: [OTHER_TOKEN] },
    ],
  });
  project = await startProject({ WHATSAPP_GRAPH_URL: simulator.url });
  await project.declare({
    ...BOTH,
    resources: { ...BOTH.resources, sales: number("sales", { protect: true }) },
  });
  await project.configure("dev", DEV);
  await project.configure("prod", PROD);
});
afterAll(async () => {
  await project.remove();
  await simulator.close();
});

beforeEach(() => {
  delete project.env.WHATSAPP_ACCESS_TOKEN;
  project.env.WHATSAPP_ACCESS_TOKENS = JSON.stringify({ [ACCOUNT]: TOKEN, [OTHER_ACCOUNT]: OTHER_TOKEN });
});

const at = (account: string, phoneNumber: string) =>
  simulator.numbers(account).find((each) => each.phoneNumber === phoneNumber)?.id ?? "";

// Each test begins with the stacks that the one before has left, because each run of the engine takes seconds.
describe("two environments of a program in YAML", () => {
  test("a preview shows the numbers side by side, with a token that is none, and asks Meta nothing", async () => {
    project.env.WHATSAPP_ACCESS_TOKENS = "";
    project.env.WHATSAPP_ACCESS_TOKEN = "none-in-previews";

    const preview = await project.environments("preview");

    expect(preview.code).toBe(2);
    expect(preview.stdout.split("\n").slice(0, 4)).toEqual([
      "ENVIRONMENT  CREATE  REPLACE  UNCHANGED  DRIFTED  REFUSED  WAITS FOR",
      "dev          2       0        0          0        0        -",
      "prod         2       0        0          0        0        -",
      "",
    ]);
    expect(preview.stdout).toContain('\ndev: create sales: +1 2025550111 "Example sales"\n');
    expect(preview.stderr).toContain('prod  create sales: +1 2025550131 "Example sales"\n');
    expect(simulator.requests()).toEqual([]);
  });

  test("no stack is selected afterwards, as before", async () => {
    const { ok, output } = await project.pulumi("stack", "--show-name");

    expect(ok).toBe(false);
    expect(output).toContain("no stack selected");
  });

  test("up with the token of one account creates its numbers, and says what is missing for the other", async () => {
    project.env.WHATSAPP_ACCESS_TOKENS = JSON.stringify({ [ACCOUNT]: TOKEN });

    const up = await project.environments("up", "--json");

    // Pulumi stops at the first failure, and which of the two numbers that is differs from run to run.
    const refused = expect.arrayContaining([
      {
        number: expect.stringMatching(/^(sales|support)$/) as string,
        of: "number",
        reason: expect.stringContaining(`no access token for account ${OTHER_ACCOUNT}`) as string,
      },
    ]) as object[];
    expect(up).toMatchObject({
      code: 1,
      environments: [
        { name: "dev", create: 2, refused: [], error: null },
        { name: "prod", create: 0, refused, error: null },
      ],
    });
    expect([ACCOUNT, OTHER_ACCOUNT].map((account) => simulator.numbers(account).length)).toEqual([2, 0]);
    expectNoSecretIn(up.stdout, up.stderr);
  });

  test("up with every token creates what is missing, and reports it for a pull request", async () => {
    simulator.clearRequests();

    const up = await project.environments("up", "--markdown");

    expect(up.code).toBe(2);
    expect(up.stdout.split("\n").filter((line) => line.startsWith("|"))).toEqual([
      "| environment | create | replace | unchanged | drifted | refused | waits for |",
      "| --- | --: | --: | --: | --: | --: | --- |",
      "| dev | 0 | 0 | 2 | 0 | 0 | - |",
      "| prod | 2 | 0 | 0 | 0 | 0 | - |",
    ]);
    expect(up.stdout).toContain("**prod**");
    expect(up.stdout).not.toContain("**dev**");
    expect(up.stdout).toMatch(new RegExp(`^- ${simulator.requests().length} requests to Meta\\.$`, "m"));
    expect(simulator.numbers(OTHER_ACCOUNT)).toHaveLength(2);
  });

  test("another number in the place of a protected one is refused", async () => {
    await project.configure("prod", { ...PROD, salesPhone: "2025550141" });

    const preview = await project.environments("preview", "--only", "prod", "--json");

    expect(preview).toMatchObject({
      code: 1,
      environments: [
        {
          unchanged: 1,
          replace: 0,
          refused: [{ number: "sales", reason: expect.stringContaining("protect") as string }],
        },
      ],
    });
    await project.configure("prod", PROD);
    await project.declare(BOTH);
    for (const stack of ["dev", "prod"])
      await project.pulumi("state", "unprotect", "--all", "--yes", "--stack", stack);
  });

  test("another number in the place of one that is not protected keeps the old one at Meta", async () => {
    await project.configure("dev", { ...DEV, salesPhone: "2025550142" });

    const up = await project.environments("up", "--only", "dev", "--json");

    expect(up).toMatchObject({ code: 2, environments: [{ name: "dev", unchanged: 1, replace: 1 }] });
    expect(simulator.numbers(ACCOUNT).map(({ phoneNumber }) => phoneNumber)).toEqual(
      expect.arrayContaining(["2025550110", "2025550111", "2025550142"]),
    );
  });

  test("a number that leaves the program is counted as such, and stays at Meta", async () => {
    await project.declare({ config: CONFIG, resources: { support: number("support") } });

    const up = await project.environments("up", "--only", "dev", "--json");
    await project.declare(BOTH);

    expect(up).toMatchObject({ code: 2, environments: [{ name: "dev", unchanged: 1, remove: 1 }] });
    expect(simulator.numbers(ACCOUNT)).toHaveLength(3);
  });

  test("numbers that were changed in WhatsApp Manager are drift of both", async () => {
    simulator.renameNumber(at(ACCOUNT, "2025550110"), "Renamed by hand");
    simulator.removeNumber(at(OTHER_ACCOUNT, "2025550131"));
    simulator.clearRequests();

    const drift = await project.environments("drift", "--json");

    expect(drift).toMatchObject({
      code: 2,
      environments: [
        { ...NOTHING, name: "dev", drifted: 1, changes: [{ number: "support" }] },
        { ...NOTHING, name: "prod", drifted: 1, unchanged: 1, changes: [{ number: "sales" }] },
      ],
    });
    // The simulator knows no account of a request for a number that was removed.
    const { length: ofDev } = simulator.requests({ account: ACCOUNT });
    expect(drift.environments).toMatchObject([
      { requests: ofDev },
      { requests: simulator.requests().length - ofDev },
    ]);
    expect(drift.stderr).toContain(
      'drift support: +1 2025550110 "Example support": verifiedName is "Renamed by hand" at Meta',
    );
    expect(drift.stderr).toContain('drift sales: +1 2025550131 "Example sales" is no longer at Meta');
  });

  test("refresh takes them over, so that nothing drifts, and a preview creates the missing number", async () => {
    const refresh = await project.environments("refresh", "--only", "prod", "--json");
    const drift = await project.environments("drift", "--only", "prod", "--json");
    const preview = await project.environments("preview", "--only", "prod", "--json");

    expect(refresh).toMatchObject({ code: 2, environments: [{ name: "prod", drifted: 1 }] });
    expect(drift).toMatchObject({ code: 0, environments: [{ name: "prod", drifted: 0 }] });
    expect(preview).toMatchObject({ code: 2, environments: [{ name: "prod", create: 1, unchanged: 1 }] });
  });

  test("an environment that somebody else is updating has the engine's reason, and the other is worked on", async () => {
    const locks = path.join(project.folder, "../state/.pulumi/locks/organization/numbers/dev");
    await mkdir(locks, { recursive: true });
    const lock = { pid: 4711, username: "ada", hostname: "workstation", timestamp: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(locks, "lock.json"), JSON.stringify(lock));

    const refresh = await project.environments("refresh", "--json");
    await rm(locks, { recursive: true });

    expect(refresh).toMatchObject({
      code: 1,
      environments: [
        { name: "dev", refused: [], error: expect.stringContaining("created by ada@workstation") as string },
        { name: "prod", unchanged: 1, error: null },
      ],
    });
    expect(refresh.environments[0]?.error).not.toContain("Command failed");
  });

  test("an environment whose program fails has its words, and the other is worked on", async () => {
    await project.configure("qa", { supportPhone: "2025550150" });

    const preview = await project.environments("preview", "--only", "qa", "--only", "prod", "--json");

    expect(preview).toMatchObject({
      code: 1,
      environments: [
        { name: "prod", create: 1, unchanged: 1, error: null },
        { name: "qa", error: expect.stringContaining("configuration value 'salesPhone'") as string },
      ],
    });
  });

  test("a new environment is one new stack file", async () => {
    await project.configure("qa", { ...DEV, supportPhone: "2025550150", salesPhone: "2025550151" });

    const preview = await project.environments("preview", "--only", "qa", "--json");

    expect(preview).toMatchObject({ code: 2, environments: [{ name: "qa", create: 2 }] });
  });
});

describe("an environment with a registration that is not named as its number", () => {
  const PIN = { ...DEV, supportPhone: "2025550170" };
  const registration = {
    type: "whatsapp:Registration",
    properties: { phoneNumberId: "${support.id}", pin: "${pin}" },
  };
  const id = () => at(ACCOUNT, "2025550170");
  const setPin = (pin: string) => project.pulumi("config", "set", "--stack", "pin", "--secret", "pin", pin);
  beforeAll(async () => {
    const config = { ...CONFIG, pin: { type: "string", secret: true } };
    await project.declare({ config, resources: { support: number("support"), activation: registration } });
    await project.configure("pin", PIN);
    await project.pulumi("stack", "init", "pin", "--no-select");
    await setPin("482915");
  });

  test("waits with a command for its number, and is registered once that is verified", async () => {
    const created = await project.environments("up", "--only", "pin", "--cwd", project.folder);
    simulator.changeNumber(id(), { codeVerificationStatus: "VERIFIED" });
    const up = await project.environments("up", "--only", "pin", "--json");

    expect(created.code).toBe(2);
    expect(created.stdout).toMatch(/^pin +1 .* verification: 1$/m);
    expect(created.stdout).toContain(
      `pin: registration of support waits for verification: run "npx pulumi-whatsapp verify ${id()} --account ${ACCOUNT} --stack pin" in ${project.folder}, then up\n`,
    );
    expect(up).toMatchObject({ code: 2, environments: [{ name: "pin", unchanged: 1, waitsFor: [] }] });
    expect(up.stderr).toContain("update registration of support: the number is registered");
  });

  test("has drift if somebody deregisters the number and turns its PIN off, which up mends", async () => {
    simulator.changeNumber(id(), { platformType: "NOT_APPLICABLE", status: "PENDING", pin: undefined });

    const drift = await project.environments("drift", "--only", "pin", "--json");
    const refresh = await project.environments("refresh", "--only", "pin", "--json");
    const up = await project.environments("up", "--only", "pin", "--json");

    const detail = "not registered at Meta any more, two-step verification is off at Meta";
    const drifted = [{ name: "pin", drifted: 1, changes: [{ number: "support", kind: "drift", detail }] }];
    expect(drift).toMatchObject({ code: 2, environments: drifted });
    expect(refresh).toMatchObject({ code: 2, environments: drifted });
    expect(up.stderr).toContain("update registration of support: the number is registered");
    expect(simulator.numbers(ACCOUNT).find((each) => each.id === id())).toMatchObject({
      platformType: "CLOUD_API",
      isPinEnabled: true,
    });
  });

  test("is refused with a PIN that cannot be one, and its number counts as unchanged", async () => {
    await setPin("4829");

    const preview = await project.environments("preview", "--only", "pin", "--json");

    const reason = expect.stringContaining("six digits") as string;
    expect(preview).toMatchObject({
      code: 1,
      environments: [{ unchanged: 1, refused: [{ number: "activation", of: "registration", reason }] }],
    });
  });

  test("shows another PIN without its value", async () => {
    await setPin("591482");

    const preview = await project.environments("preview", "--only", "pin", "--json");

    expect(preview).toMatchObject({ code: 2, environments: [{ name: "pin", unchanged: 1 }] });
    expect(preview.stderr).toContain("update registration of support: the PIN is set");
    expect(preview.stdout + preview.stderr).not.toMatch(/591482|482915/);
  });
});

describe("up that is stopped while a number is being created", () => {
  beforeAll(() => project.declare({ config: CONFIG, resources: { support: number("support") } }));

  async function stopped(
    stack: string,
    phoneNumber: string,
    begin: (...args: string[]) => Running,
    stop: (up: Running) => void,
  ) {
    await project.configure(stack, { ...DEV, supportPhone: phoneNumber });
    simulator.clearRequests();
    // Longer than the CLI takes to see the interrupt.
    simulator.faults.add({ on: { method: "POST" }, then: { kind: "slow", ms: 5_000 } });
    const up = begin("up", "--only", stack);
    await Promise.race([simulator.waitForRequest({ method: "POST" }), up.ended]);
    stop(up);
    await up.ended;
    const { output } = await project.pulumi("stack", "export", "--stack", stack);
    return { text: up.text(), state: output };
  }

  test("by SIGTERM lets Pulumi record the number, and still reports", async () => {
    const stop = (up: Running) => up.kill("SIGTERM");

    const { text, state } = await stopped("terminated", "2025550160", project.start, stop);

    // The plugin ends its work at once: the number is recorded, and read by the next run.
    expect(text).toMatch(/^terminated: refused support: .* recorded/m);
    expect(state).toContain(at(ACCOUNT, "2025550160"));
  });

  test("by ^C in a terminal does the same, because Pulumi gets one interrupt and not two", async () => {
    const stop = (up: Running) => up.type("\x03");

    const { text, state } = await stopped("interrupted", "2025550161", project.inTerminal, stop);

    expect(text).toMatch(/interrupted: refused support: .* recorded/s);
    expect(state).toContain(at(ACCOUNT, "2025550161"));
  });
});

describe("a command that cannot begin", () => {
  const preview = (env: Record<string, string | undefined> = {}, ...args: string[]) =>
    run(["environments", "preview", "--only", "dev", ...args], {
      cwd: project.folder,
      env: { ...project.env, ...env },
    });

  test.each([
    [
      "without the Pulumi CLI",
      { PATH: "/nowhere" },
      /environments needs the Pulumi CLI: `pulumi` is not on the PATH\. Install it/,
    ],
    [
      "without a login",
      { PULUMI_BACKEND_URL: undefined },
      /stacks of the project could not be listed: PULUMI_ACCESS_TOKEN must be set.*pulumi login/,
    ],
  ])("%s says so", async (_what, env, message) => {
    const { code, stdout, stderr } = await preview(env);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
  });

  test.each([
    ["a stack that exists", "dev"],
    ["a new stack", "unknown"],
  ])("without a passphrase says so in the report, for %s", async (_what, stack) => {
    await project.configure("unknown", DEV);
    const { code, stdout } = await preview({ PULUMI_CONFIG_PASSPHRASE: undefined }, "--only", stack);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`^${stack}: error: .*passphrase must be set.*Set the first one to the passphrase`, "m"),
    );
  });

  test("without @pulumi/pulumi names it", async () => {
    const modules = path.join(project.folder, "../alone/node_modules");
    await mkdir(modules, { recursive: true });
    await cp(path.join(ROOT, "provider"), path.join(modules, "pulumi-whatsapp"), {
      recursive: true,
      filter: (source) => !source.includes(`${path.sep}provider${path.sep}node_modules`),
    });
    for (const name of ["axios", "commander", "libphonenumber-js", "zod"]) {
      const places = ["provider/node_modules", "node_modules"].map((each) => path.join(ROOT, each, name));
      await symlink(places.find((place) => existsSync(place)) ?? "none", path.join(modules, name));
    }
    const command = path.join(modules, "pulumi-whatsapp/bin/pulumi-whatsapp.cjs");

    const { code, stderr } = await run(
      [],
      { cwd: project.folder, env: project.env },
      `exec "$0" "${command}" environments preview`,
    );

    expect(code).toBe(1);
    expect(stderr).toMatch(/environments needs the package @pulumi\/pulumi: .*npm install/);
  });
});
