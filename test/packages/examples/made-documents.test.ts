import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
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

test("the pictures of a terminal are what it shows", async () => {
  const pictures = async (from: string) => {
    const names = (await readdir(from)).filter((name) => name.endsWith(".svg")).sort();
    return Promise.all(
      names.map(async (name) => ({ name, content: await readFile(path.join(from, name), "utf8") })),
    );
  };

  const made = await run("node", ["scripts/pictures.mjs", path.join(folder, "pictures"), "svg"], {
    cwd: ROOT,
    env: process.env,
  });

  expect(made).toMatchObject({ code: 0, stderr: "" });
  const committed = await pictures(path.join(ROOT, "docs/picture"));
  expect(committed.map(({ name }) => name)).toEqual(["preview.svg", "ready.svg", "refused.svg"]);
  expect(committed).toEqual(await pictures(path.join(folder, "pictures")));
}, 300_000);
