import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { LocalWorkspace } from "@pulumi/pulumi/automation";

import { ownPulumi } from "../../support/own-pulumi.cjs";
import { ACCOUNT, expectNoSecretIn, OTHER_ACCOUNT, OTHER_TOKEN, TOKEN } from "../../support/world";
import { run } from "./support/command";
import { sceneWith, VERIFIED } from "./support/scene";

let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  if (process.env.TEST_PULUMI_MISSING !== undefined) throw new Error(process.env.TEST_PULUMI_MISSING);
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-stack-"));
  await mkdir(path.join(folder, "state"));
  await writeFile(path.join(folder, "Pulumi.yaml"), "name: numbers\nruntime: nodejs\n");
  env = { ...ownPulumi(folder), PULUMI_CONFIG_PASSPHRASE: "test-passphrase" };
  const workspace = await LocalWorkspace.create({ workDir: folder, envVars: env });
  await workspace.createStack("production");
  await workspace.setAllConfig("production", {
    "whatsapp:accessToken": { value: TOKEN, secret: true },
    "whatsapp:businessAccountId": { value: ACCOUNT },
    // Nothing listens there: the environment has to win.
    "whatsapp:graphUrl": { value: "http://127.0.0.1:9" },
  });
  await workspace.setConfig(
    "production",
    `whatsapp:accessTokens["${OTHER_ACCOUNT}"]`,
    { value: OTHER_TOKEN, secret: true },
    true,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const STACK = ["--stack", "production"];

describe("--stack", () => {
  test("takes account and token from the stack's config, and the environment wins over it", async () => {
    const { simulator } = await sceneWith([VERIFIED]);

    const { code, stdout, stderr } = await run(["verify", "+442079460124", ...STACK], {
      cwd: folder,
      env: { ...env, WHATSAPP_GRAPH_URL: simulator.url },
    });

    expect(stderr).toBe("+44 20 7946 0124 is verified already. Nothing was sent.\n");
    expect(code).toBe(0);
    expectNoSecretIn(stdout, stderr);
  });

  test("gives adopt its account and token too", async () => {
    const { simulator } = await sceneWith([VERIFIED]);

    const { code, stdout, stderr } = await run(["adopt", ...STACK], {
      cwd: folder,
      env: { ...env, WHATSAPP_GRAPH_URL: simulator.url },
    });

    expect({ code, stderr }).toEqual({ code: 0, stderr: `1 number of account ${ACCOUNT}.\n` });
    expect(stdout).toContain(`const businessAccountId = "${ACCOUNT}";`);
    expectNoSecretIn(stdout, stderr);
  });

  test("takes the token of another account that --account names", async () => {
    const { simulator } = await sceneWith([VERIFIED]);

    const { code, stderr } = await run(["verify", "--all", ...STACK, "--account", OTHER_ACCOUNT], {
      cwd: folder,
      env: { ...env, WHATSAPP_GRAPH_URL: simulator.url },
    });

    expect(stderr).toBe(`Account ${OTHER_ACCOUNT} has no number that needs a code.\n`);
    expect(code).toBe(0);
  });

  test.each([
    [
      "a stack that is not there",
      "staging",
      {},
      folderOfProject,
      /Could not read the config of stack staging: no stack named 'staging' found.*pulumi stack ls/,
    ],
    [
      "a folder without a project",
      "production",
      {},
      () => tmpdir(),
      /no Pulumi\.yaml project file found.*in the folder of the Pulumi project/,
    ],
    [
      "a wrong passphrase",
      "production",
      { PULUMI_CONFIG_PASSPHRASE: "other" },
      folderOfProject,
      /Could not read the config of stack .*: incorrect passphrase\./,
    ],
    [
      "a machine without the Pulumi CLI",
      "production",
      { PATH: "/nowhere" },
      folderOfProject,
      /--stack production needs the Pulumi CLI: `pulumi` is not on the PATH.*set WHATSAPP_ACCESS_TOKEN and add --account/,
    ],
  ])("says what is missing on %s", async (_what, stack, change, cwd, message) => {
    const { code, stdout, stderr } = await run(["verify", "--all", "--stack", stack], {
      cwd: cwd(),
      env: { ...env, ...change },
    });

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
  });
});

function folderOfProject(): string {
  return folder;
}
