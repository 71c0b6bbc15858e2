import { type Simulator, startSimulator } from "whatsapp-graph-simulator";
import { run } from "./support/command";

const ACCOUNT = "100000000000001";

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    accounts: [{ id: ACCOUNT, tokens: ["test-token"] }],
    adminSecret: "test-secret",
  });
  await fetch(`${simulator.url}/v26.0/${ACCOUNT}?access_token=test-token`);
  await fetch(`${simulator.url}/v26.0/999?access_token=test-token`);
});

afterEach(() => simulator.close());

describe("whatsapp-graph-simulator ledger", () => {
  const SECRET = { WHATSAPP_SIMULATOR_ADMIN_SECRET: "test-secret" };

  test("prints a line for each request and how many there were", async () => {
    const { code, stdout } = await run(["ledger", "--url", simulator.url], SECRET);

    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/GET +200 +\/v26\.0\/100000000000001$/),
      expect.stringMatching(/GET +400 +\/v26\.0\/999 +code 100\/33$/),
      "2 requests",
    ]);
    expect(stdout).not.toContain("test-token");
  });

  test("prints those that pass its filters, also as JSON", async () => {
    const { stdout } = await run(["ledger", "--url", simulator.url, "--status", "400", "--json"], SECRET);

    expect(JSON.parse(stdout)).toMatchObject([{ id: 2, code: 100, subcode: 33 }]);
  });

  test.each([
    ["no address", [], SECRET, 2, /--url/],
    ["no secret", ["--url", "http://127.0.0.1:1"], {}, 2, /WHATSAPP_SIMULATOR_ADMIN_SECRET/],
    ["an address where nobody answers", ["--url", "http://127.0.0.1:1"], SECRET, 1, /No simulator answers/],
    ["an unknown filter", ["--colour", "red"], SECRET, 2, /--colour/],
  ])("ends with a reason for %s", async (_what, args, env, code, reason) => {
    const finished = await run(["ledger", ...args], env);

    expect(finished).toMatchObject({ code, stdout: "" });
    expect(finished.stderr).toMatch(reason);
  });

  test("ends with a reason for a wrong secret", async () => {
    const finished = await run(["ledger", "--url", simulator.url, "--secret", "wrong"]);

    expect(finished).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("X-Simulator-Secret") as string,
    });
  });
});
