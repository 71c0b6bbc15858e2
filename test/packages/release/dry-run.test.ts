import { execFileSync } from "node:child_process";

import { readJson, ROOT } from "../supply-chain/support";

interface Packed {
  id: string;
  files: { path: string }[];
}

/** npm does everything but publish. With a tag it does not ask whether the version is newer than the published one. */
function dryRun(folder: string): Packed {
  const args = ["publish", "--dry-run", "--json", "--tag", "dry-run", "--workspace", folder];
  const printed = execFileSync("npm", args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = Object.values(JSON.parse(printed) as Record<string, Packed>);
  if (packed === undefined) throw new Error(`npm would publish nothing of ${folder}`);
  return packed;
}

test.each([
  [
    "provider",
    [
      "bin/pulumi-whatsapp.cjs",
      "bundle/cli.js",
      "bundle/handler.js",
      "bundle/index.js",
      "bundle/LEGAL.txt",
      "dist/index.d.ts",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
    ],
  ],
  [
    "simulator",
    [
      "bin/whatsapp-graph-simulator.cjs",
      "dist/cli.js",
      "settings.schema.json",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
    ],
  ],
  [
    "plugin",
    [
      "main.cjs",
      "main.cjs.LEGAL.txt",
      "schema.json",
      "pulumi-resource-whatsapp",
      "pulumi-resource-whatsapp.cmd",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
    ],
  ],
])("npm would publish %s with these files", (folder, files) => {
  const { name, version } = readJson(folder, "package.json") as { name: string; version: string };

  const packed = dryRun(folder);

  expect(packed.id).toBe(`${name}@${version}`);
  expect(packed.files.map((file) => file.path)).toEqual(expect.arrayContaining(files));
});
