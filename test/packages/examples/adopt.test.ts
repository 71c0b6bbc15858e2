import { readFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

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
  add("1", "2025550147", "Example");
  add("1", "2025550148", "X");
  example = await copyExample("adopt");
});
afterAll(async () => {
  await example.remove();
  await simulator.close();
});

function adopt(...args: string[]) {
  Object.assign(example.env, { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: TOKEN });
  return example.run("npx", "pulumi-whatsapp", "adopt", ...args);
}

describe("the example in an empty folder", () => {
  test("does what its README says, from top to bottom", async () => {
    const { outputs } = await example.followReadme();

    expect(outputs.at(-1)).toContain("exists already: the resource adopted it");
  });
});

describe("an account with awkward numbers", () => {
  test("becomes a program that is valid as it is", async () => {
    await example.run("rm", "index.ts");

    const written = await adopt("--account", ACCOUNT, "--out", "index.ts");
    const check = await example.run("npm", "run", "typecheck");

    expect(written).toMatchObject({ code: 0, stderr: `6 numbers of account ${ACCOUNT} in index.ts.\n` });
    expect(check).toMatchObject({ code: 0 });
  });

  test("is taken over by it without a single creation at Meta, and then previews clean", async () => {
    simulator.clearRequests();
    await example.run("pulumi", "stack", "init", "by-hand");

    const up = await example.run("pulumi", "up", "--yes", "--skip-preview");
    const preview = await example.run("pulumi", "preview", "--expect-no-changes");

    expect({ up: up.code, preview: preview.code }).toEqual({ up: 0, preview: 0 });
    expect(simulator.requests({ method: "POST" })).toEqual([]);
    expect(simulator.numbers(ACCOUNT)).toHaveLength(6);
  });

  test("becomes a file for pulumi import, without the number that no program can declare", async () => {
    const { code } = await adopt("--account", ACCOUNT, "--import-file", "import.json");

    const file = await readFile(path.join(example.folder, "import.json"), "utf8");
    const { resources } = JSON.parse(file) as { resources: { id: string }[] };
    expect(code).toBe(0);
    expect(resources.map(({ id }) => id)).toEqual(
      simulator
        .numbers(ACCOUNT)
        .filter(({ verifiedName }) => verifiedName !== "X")
        .map(({ id }) => `${ACCOUNT}/${id}`),
    );
    expect(resources).toHaveLength(5);
  });
});
