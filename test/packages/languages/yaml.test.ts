import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { withHosts } from "../../support/with-hosts.cjs";
import { copyExample, type CopiedExample, npmInstall } from "../examples/support/copied-example";
import { run } from "../examples/support/run";
import { makesTheSameNumbers, shownNumbers } from "./follow";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);
withHosts("yaml");

describe("the numbers in YAML", () => {
  makesTheSameNumbers("YAML");
});

describe("two accounts in one program, each with a token of its own", () => {
  const OURS = "100000000000001";
  const PARTNERS = "100000000000002";
  let simulator: Simulator;
  let example: CopiedExample;
  beforeAll(async () => {
    simulator = await startSimulator({
      accounts: [
        { id: OURS, tokens: ["test-token"] },
        { id: PARTNERS, tokens: ["test-token-partner"] },
      ],
    });
    // The token of the environment is not the partner's: the program's own must win over it.
    const { url } = simulator;
    const settings = { WHATSAPP_GRAPH_URL: url, WHATSAPP_ACCESS_TOKEN: "test-token" };
    example = await copyExample("languages", settings);
    await inShell(await npmInstall("pulumi-resource-whatsapp"));
    await inShell("pulumi stack init dev");
    await inShell(`pulumi config set whatsapp:businessAccountId ${OURS}`);
    await inShell("pulumi config set --secret partnerToken test-token-partner");
  });
  afterAll(async () => {
    await example.remove();
    await simulator.close();
  });

  async function inShell(command: string): Promise<string> {
    const { code, stdout, stderr } = await run("bash", ["-c", command], {
      cwd: path.join(example.folder, "yaml-two-accounts"),
      env: example.env,
    });
    if (code !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
    return stdout;
  }

  test("are both served, and the partner's list shows the partner's number", async () => {
    await inShell("pulumi preview");
    await inShell("pulumi up --yes --skip-preview");
    await inShell("pulumi preview --expect-no-changes");

    expect(shownNumbers(await inShell("pulumi stack output --json onPartnerAccount"))).toEqual([
      "+1 202-555-0124",
    ]);
    expect(simulator.numbers()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ phoneNumber: "2025550123", accountId: OURS }),
        expect.objectContaining({ phoneNumber: "2025550124", accountId: PARTNERS }),
      ]),
    );
  });
});
