import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { type CopiedExample, copyExample } from "./support/copied-example";
import { run } from "./support/run";
import { bareShell } from "./support/shell";

// A document is a dozen runs of npm and the engine, on a machine that may be busy with other tests.
jest.setTimeout(300_000);

const ROOT = path.resolve(__dirname, "../../..");
const DEV = "100000000000001";
const PROD = "100000000000003";

// The command itself is tested in test/provider/commands and beside its source.
describe("the example in an empty folder", () => {
  let simulator: Simulator;
  let example: CopiedExample;
  beforeAll(async () => {
    simulator = await startSimulator({ accounts: [DEV, PROD].map((id) => ({ id, tokens: ["test-token"] })) });
    const env = { WHATSAPP_GRAPH_URL: simulator.url, WHATSAPP_ACCESS_TOKEN: "test-token" };
    example = await copyExample("environments", env);
  });
  afterAll(async () => {
    await example.remove();
    await simulator.close();
  });

  test("does what its README says, from top to bottom", async () => {
    const { outputs } = await example.followReadme();

    expect(outputs.at(-1)).toContain('"unchanged": 1');
  });

  test("passes its own type check", async () => {
    const check = await example.run("npm", "run", "typecheck");

    expect(check).toMatchObject({ code: 0 });
  });

  test("protects production, and tells each mistake in a stack file with its place", async () => {
    const environments = (...args: string[]) =>
      example.run("npx", "pulumi-whatsapp", "environments", ...args);
    await environments("up", "--only", "prod");
    await example.edit("Pulumi.prod.yaml", "2025550131", "2025550141");
    await example.edit("Pulumi.dev.yaml", 'cc: "1"', "cc: 1");
    await example.edit("Pulumi.dev.yaml", " phoneNumber:", " number:");

    const { code, stdout } = await environments("preview", "--only", "dev", "--only", "prod", "--json");

    const reason = expect.stringContaining("protect") as string;
    const { environments: reports } = JSON.parse(stdout) as { environments: { error: string }[] };
    expect(code).toBe(1);
    expect(reports).toMatchObject([
      { name: "dev", error: expect.stringContaining("Pulumi.dev.yaml cannot be used") as string },
      { name: "prod", unchanged: 2, replace: 0, refused: [{ number: "sales", reason }], error: null },
    ]);
    const [{ error } = { error: "" }] = reports;
    expect(error).toContain('write it in quotes, for example "1"');
    expect(error).toContain("numbers.support.cc");
    expect(error).toContain('Unrecognized key: "number"');
  });
});

describe("npm run environments at the root of the repository", () => {
  test("works in a fresh clone without any setting, and keeps its state in .local", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-root-"));
    try {
      const parts = ["package.json", "scripts", "examples/environments"];
      await Promise.all(
        parts.map((part) => cp(path.join(ROOT, part), path.join(folder, part), { recursive: true })),
      );
      await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
      const shell = Object.entries(bareShell(folder)).filter(([name]) => !name.startsWith("PULUMI_"));

      const preview = await run(
        "npm",
        ["run", "-s", "environments", "--", "preview", "--only", "dev", "--json"],
        {
          cwd: folder,
          env: Object.fromEntries(shell),
        },
      );

      expect(preview.code).toBe(2);
      expect(JSON.parse(preview.stdout)).toMatchObject({ environments: [{ name: "dev", create: 1 }] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
