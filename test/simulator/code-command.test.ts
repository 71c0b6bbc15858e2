import { type Simulator, startSimulator } from "whatsapp-graph-simulator";
import { run } from "./support/command";

const ACCOUNT = "100000000000001";
const NUMBER = { id: "120000000000001", cc: "1", phoneNumber: "2025550123", verifiedName: "Example" };
const SECRET = { WHATSAPP_SIMULATOR_ADMIN_SECRET: "test-secret" };

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: ["test-token"], numbers: [NUMBER] }],
    adminSecret: "test-secret",
  });
});
afterEach(() => simulator.close());

const requestCode = () =>
  fetch(`${simulator.url}/v26.0/${NUMBER.id}/request_code?access_token=test-token`, {
    method: "POST",
    body: new URLSearchParams({ code_method: "SMS", language: "en_US" }),
  });

describe("whatsapp-graph-simulator code", () => {
  test("prints the code that verifies the number, by its id or the variable of the verify command", async () => {
    await requestCode();

    const named = await run(["code", "--url", simulator.url, "--number", NUMBER.id], SECRET);
    const byVariable = await run(["code", "--url", simulator.url, "--secret", "test-secret"], {
      WHATSAPP_NUMBER_ID: NUMBER.id,
    });

    expect(named).toMatchObject({ code: 0, stderr: "" });
    expect(byVariable.stdout).toBe(named.stdout);
    const proof = await fetch(`${simulator.url}/v26.0/${NUMBER.id}/verify_code?access_token=test-token`, {
      method: "POST",
      body: new URLSearchParams({ code: named.stdout.trim() }),
    });
    expect(proof.status).toBe(200);
  });

  test.each([
    ["no code was sent", ["--number", NUMBER.id], 1, /No code was sent/],
    ["there is no such number", ["--number", "999"], 1, /no number with the id 999/],
    ["no number is named", [], 2, /--number/],
  ])("ends with a reason if %s", async (_what, args, code, reason) => {
    const finished = await run(["code", "--url", simulator.url, ...args], SECRET);

    expect(finished).toMatchObject({ code, stdout: "" });
    expect(finished.stderr).toMatch(reason);
  });
});
