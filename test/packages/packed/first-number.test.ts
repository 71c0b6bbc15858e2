// Needs: minutes, to install the packed packages
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { type Simulator, startSimulator } from "whatsapp-graph-simulator";

import { blocksIn, follow } from "../examples/support/document";
import { emptyProject, packedTarballs, type Project, testedSdk } from "./support/project";

const REPOSITORY = path.resolve(__dirname, "../../..");
const PACKAGE_PAGE = path.join(REPOSITORY, "provider/README.md");
const GUIDE = path.join(REPOSITORY, "docs/registration.md");
const WEBSITE = "https://github.com/pulumi-whatsapp/pulumi-whatsapp";

jest.setTimeout(300_000);

let project: Project;
beforeEach(async () => {
  project = await emptyProject();
});
afterEach(() => project.remove());

/** Writes the two files that the document shows. */
async function writeProgram(document: string): Promise<void> {
  const blocks = blocksIn(await readFile(document, "utf8"));
  const shown = (language: string) => blocks.find(({ info }) => info === language)?.lines.join("\n") ?? "";
  await project.write({ "Pulumi.yaml": shown("yaml"), "index.ts": shown("ts") });
}

/** Until the packages are published, the packed ones stand in for them. */
async function packedInstead(): Promise<Record<string, string>> {
  const packed = await packedTarballs();
  const install = "npm install --prefer-offline --loglevel=error";
  return {
    "npm install pulumi-whatsapp @pulumi/pulumi": `${install} ${packed["pulumi-whatsapp"]} @pulumi/pulumi@${await testedSdk()}`,
    "npm install --save-dev whatsapp-graph-simulator": `${install} --save-dev ${packed["whatsapp-graph-simulator"]}`,
  };
}

describe("somebody with an empty folder gets a number that is ready", () => {
  test("from the package's page, without an account", async () => {
    await writeProgram(PACKAGE_PAGE);

    const { outputs } = await follow(PACKAGE_PAGE, {
      cwd: project.folder,
      env: project.env,
      replace: await packedInstead(),
    });

    expect(outputs.at(-1)).toContain("true");
  });

  describe("from the guide", () => {
    let simulator: Simulator;
    beforeEach(async () => {
      simulator = await startSimulator({ accounts: [{ id: "100000000000001", tokens: ["test-token"] }] });
    });
    afterEach(() => simulator.close());

    test("with an account, for which the simulator stands in", async () => {
      await writeProgram(GUIDE);
      const code = `npx --prefix ${REPOSITORY} whatsapp-graph-simulator code --url ${simulator.url} --secret ${simulator.adminSecret}`;

      const { outputs } = await follow(GUIDE, {
        cwd: project.folder,
        env: { ...project.env, WHATSAPP_GRAPH_URL: simulator.url },
        // A person answers these.
        replace: {
          ...(await packedInstead()),
          "--secret whatsapp:accessToken": "--secret whatsapp:accessToken test-token",
          "--secret pin": "--secret pin 482915",
          "--stack production": `--stack production --code-from "${code}"`,
        },
      });

      expect(outputs.at(-1)).toContain("true");
    });
  });
});

test("every link of the package's page to the repository leads to a file of it", async () => {
  const text = await readFile(PACKAGE_PAGE, "utf8");
  const files = [
    ...text.matchAll(
      /\]\((?:https:\/\/[^/)]+\/pulumi-whatsapp\/pulumi-whatsapp\/(?:blob\/)?main\/)([^)#]+)/g,
    ),
  ].map(([, file]) => file ?? "");

  expect(text).not.toMatch(/\]\((?!https:|#)/);
  expect(text).toContain(WEBSITE);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(path.join(REPOSITORY, file)))).toEqual([]);
});
