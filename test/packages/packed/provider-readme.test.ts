// Needs: minutes, to install the packed packages
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { blocksIn, follow } from "../examples/support/document";
import { emptyProject, packedTarballs, type Project, testedSdk } from "./support/project";

const REPOSITORY = path.resolve(__dirname, "../../..");
const README = path.join(REPOSITORY, "provider/README.md");
const WEBSITE = "https://github.com/pulumi-whatsapp/pulumi-whatsapp";

jest.setTimeout(300_000);

let project: Project;
let text: string;
beforeAll(async () => {
  project = await emptyProject();
  text = await readFile(README, "utf8");
});
afterAll(() => project.remove());

test("somebody who follows the package's page in an empty folder gets a number that is ready", async () => {
  const packed = await packedTarballs();
  const written = (language: string) =>
    blocksIn(text)
      .find(({ info }) => info === language)
      ?.lines.join("\n") ?? "";
  await project.write({ "Pulumi.yaml": written("yaml"), "index.ts": written("ts") });
  // Until they are published, the packed packages stand in for what npm would fetch.
  const replace = {
    "npm install pulumi-whatsapp @pulumi/pulumi": `npm install --prefer-offline --loglevel=error ${packed["pulumi-whatsapp"]} @pulumi/pulumi@${await testedSdk()}`,
    "npm install --save-dev whatsapp-graph-simulator": `npm install --prefer-offline --loglevel=error --save-dev ${packed["whatsapp-graph-simulator"]}`,
  };

  const { outputs } = await follow(README, { cwd: project.folder, env: project.env, replace });

  expect(outputs.at(-1)).toContain("true");
});

test("every link to the repository leads to a file of it", () => {
  const links = [...text.matchAll(/\]\((https:\/\/github\.com\/[^)]+)\)/g)].map(([, link]) => link ?? "");
  const files = links
    .filter((link) => link.startsWith(`${WEBSITE}/blob/main/`))
    .map((link) => link.slice(`${WEBSITE}/blob/main/`.length));

  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !existsSync(path.join(REPOSITORY, file)))).toEqual([]);
});
