// Needs: PostgreSQL
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { follow } from "./support/document";
import { type Gate, startGate } from "./support/gate";
import { type Machine, startMachine } from "./support/machine";
import { type Postgres, startPostgres } from "./support/postgres";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

const ACCOUNT = "100000000000001";

/** Declares the number that the stack's config names, and then stands at the gate, in the middle of the update. */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { WhatsAppPhoneNumber } = require("pulumi-whatsapp");
module.exports = async () => {
  const phoneNumber = new pulumi.Config().require("phoneNumber");
  const number = new WhatsAppPhoneNumber("support", {
    businessAccountId: "${ACCOUNT}", cc: "1", phoneNumber, verifiedName: "Example Support",
  });
  if (!pulumi.runtime.isDryRun()) await fetch(process.env.GATE);
  return { id: number.id };
};
`;

let simulator: Simulator;
let postgres: Postgres;
let gate: Gate;
let one: Machine;
let other: Machine;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [{ id: ACCOUNT, tokens: ["test-token"] }] });
  postgres = await startPostgres();
  const variables = {
    PULUMI_BACKEND_URL: postgres.url,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase of the team",
    WHATSAPP_GRAPH_URL: simulator.url,
    WHATSAPP_ACCESS_TOKEN: "test-token",
  };
  [one, other] = await Promise.all([startMachine(PROGRAM, variables), startMachine(PROGRAM, variables)]);
});
beforeEach(async () => {
  gate = await startGate();
  one.env.GATE = gate.url;
  other.env.GATE = gate.url;
});
afterEach(() => gate.close());
afterAll(async () => {
  await Promise.all([one.remove(), other.remove()]);
  await postgres.stop();
  await simulator.close();
});

const up = (stack: string) => ["up", "--stack", stack, "--yes", "--skip-preview"];

async function makeStack(machine: Machine, stack: string, phoneNumber: string) {
  const made = await machine.pulumi("stack", "init", stack, "--no-select");
  const configured = await machine.pulumi("config", "set", "--stack", stack, "phoneNumber", phoneNumber);
  expect([made.code, configured.code]).toEqual([0, 0]);
}

describe("two machines that update the same stack at once, with its state in PostgreSQL", () => {
  beforeAll(async () => {
    await makeStack(one, "shared", "2025550160");
    // The other machine gets the stack file as it would by git.
    const configured = await other.pulumi("config", "set", "--stack", "shared", "phoneNumber", "2025550160");
    expect(configured.code).toBe(0);
  });

  test("the second is refused while the first is at work, and says by whom", async () => {
    const first = one.pulumi(...up("shared"));
    await gate.waiting(1);

    const second = await other.pulumi(...up("shared"));

    gate.open();
    expect(second.code).not.toBe(0);
    expect(second.stderr + second.stdout).toContain("the stack is currently locked by 1 lock(s)");
    expect(await first).toMatchObject({ code: 0 });
    expect(simulator.numbers(ACCOUNT)).toHaveLength(1);
  });

  test("afterwards the second finds the number in the shared state, and makes no other", async () => {
    gate.open();

    const second = await other.pulumi(...up("shared"));

    expect(second.code).toBe(0);
    expect(second.stdout).toContain("unchanged");
    expect(simulator.requests({ method: "POST" })).toHaveLength(1);
  });

  test("a machine that died leaves its lock, which pulumi cancel takes away", async () => {
    const cutPower = one.startUntilPowerCut(...up("shared"));
    await gate.waiting(1);
    await cutPower();

    const refused = await other.pulumi(...up("shared"));
    const cancelled = await other.pulumi("cancel", "--stack", "shared", "--yes");
    gate.open();
    const again = await other.pulumi(...up("shared"));

    expect(refused.stderr + refused.stdout).toContain("the stack is currently locked");
    expect([refused.code === 0, cancelled.code, again.code]).toEqual([false, 0, 0]);
    expect(simulator.numbers(ACCOUNT)).toHaveLength(1);
  });
});

describe("two machines that update different stacks at once", () => {
  test("work at the same time, and each makes its number", async () => {
    await makeStack(one, "blue", "2025550161");
    await makeStack(other, "green", "2025550162");

    const both = [one.pulumi(...up("blue")), other.pulumi(...up("green"))];
    // Both are in the middle of their update: neither waited for the other.
    await gate.waiting(2);
    gate.open();

    expect((await Promise.all(both)).map(({ code }) => code)).toEqual([0, 0]);
    expect(simulator.numbers(ACCOUNT).map(({ phoneNumber }) => phoneNumber)).toEqual(
      expect.arrayContaining(["2025550160", "2025550161", "2025550162"]),
    );
  });
});

describe("the guide for teams", () => {
  test("does what it says, from a stack that is made to tokens that are rotated", async () => {
    const ungated = PROGRAM.replace("await fetch(process.env.GATE)", "return { id: number.id }").replace(
      'new pulumi.Config().require("phoneNumber")',
      '"2025550163"',
    );
    const tokens = ["test-token", "test-token-2", "test-token-3"];
    const meta = await startSimulator({ accounts: [{ id: ACCOUNT, tokens }] });
    const machine = await startMachine(ungated, { WHATSAPP_GRAPH_URL: meta.url });
    try {
      const { outputs } = await follow(path.resolve(__dirname, "../../../docs/teams.md"), {
        cwd: machine.folder,
        env: machine.env,
        replace: { "postgres://pulumi@db.example.com:5432/pulumi": postgres.url },
      });

      expect(outputs).toHaveLength(3);
      expect(outputs[1]).toContain("2 unchanged");
      expect(meta.numbers(ACCOUNT)).toHaveLength(1);
    } finally {
      await machine.remove();
      await meta.close();
    }
  });
});
