import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run } from "./support/run";

const ROOT = path.resolve(__dirname, "../../..");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-docs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every property and parameter of the provider is documented", async () => {
  const kinds = ["Property", "Parameter"].flatMap((kind) => ["--requiredToBeDocumented", kind]);

  const made = await run(
    "npx",
    ["typedoc", "--readme", "none", "--entryPoints", "provider/src/index.ts", ...kinds, "--emit", "none"],
    {
      cwd: ROOT,
      env: process.env,
    },
  );

  expect(made.stdout + made.stderr).not.toContain("[warning]");
  expect(made.code).toBe(0);
});

test("the picture of a preview is what a preview shows", async () => {
  const picture = path.join(folder, "preview.svg");

  const made = await run("node", ["scripts/picture.mjs", picture], { cwd: ROOT, env: process.env });

  expect(made.code).toBe(0);
  expect(await readFile(path.join(ROOT, "docs/picture/preview.svg"), "utf8")).toBe(
    await readFile(picture, "utf8"),
  );
});
