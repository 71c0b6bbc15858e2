// Needs: minutes, to install the packed packages
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { run } from "../examples/support/run";
import { packedTarballs } from "./support/project";

const REPOSITORY = path.resolve(__dirname, "../../..");
const BIN = path.join(REPOSITORY, "node_modules/.bin");
const WEBSITE = "https://github.com/pulumi-whatsapp/pulumi-whatsapp";

type Name = "pulumi-whatsapp" | "whatsapp-graph-simulator";

interface Manifest {
  [field: string]: unknown;
  version: string;
  engines: { node: string };
  scripts?: Record<string, string>;
}

describe.each([
  {
    name: "pulumi-whatsapp",
    folder: "provider",
    // The types of the entries and of the five classes.
    built: 7,
    beside: ["bundle/LEGAL.txt", "bundle/cli.js", "bundle/handler.js", "bundle/index.js"],
  },
  { name: "whatsapp-graph-simulator", folder: "simulator", built: 11, beside: ["settings.schema.json"] },
] as { name: Name; folder: string; built: number; beside: string[] }[])(
  "the tarball of $name",
  ({ name, folder, built, beside }) => {
    let tarball: string;
    let files: string[];
    let manifest: Manifest;
    beforeAll(async () => {
      tarball = (await packedTarballs())[name];
      files = inTarball("-tzf", tarball).trimEnd().split("\n").sort();
      manifest = JSON.parse(inTarball("-xzOf", tarball, "package/package.json")) as Manifest;
    });

    test("publint has nothing against it, not even a suggestion", async () => {
      const { code, stdout } = await judge("publint", "run", tarball, "--strict");

      expect(stdout).toContain("All good!");
      expect(code).toBe(0);
    });

    test("its types are right for every way to resolve a module", async () => {
      const { code, stdout } = await judge("attw", tarball, "--format", "ascii", "--no-emoji");

      expect(stdout).toContain("No problems found");
      expect(code).toBe(0);
    });

    test("has what is built from today's source and what npm shows, and nothing else", () => {
      const isBuilt = (file: string) => {
        const [, module] = /^package\/dist\/(.+?)(\.d\.ts|\.js)$/.exec(file) ?? [];
        return module !== undefined && existsSync(path.join(REPOSITORY, folder, "src", `${module}.ts`));
      };
      const others = files.filter((file) => !isBuilt(file));

      expect(files.length - others.length).toBeGreaterThanOrEqual(built);
      expect(others).toEqual(
        ["CHANGELOG.md", "LICENSE", "README.md", `bin/${name}.cjs`, "package.json", ...beside]
          .map((file) => `package/${file}`)
          .sort(),
      );
    });

    test("says where its source, its bugs and its description are, and is published with provenance", () => {
      expect(manifest).toMatchObject({
        license: "Apache-2.0",
        repository: { type: "git", url: `git+${WEBSITE}.git`, directory: folder },
        homepage: `${WEBSITE}/tree/main/${folder}#readme`,
        bugs: `${WEBSITE}/issues`,
        publishConfig: { access: "public", provenance: true },
        type: "commonjs",
        keywords: expect.arrayContaining(["whatsapp", "phone-numbers"]) as string[],
      });
    });

    test("runs nothing when it is installed", () => {
      const onInstall = ["preinstall", "install", "postinstall", "prepare", "prepublish"];

      expect(Object.keys(manifest.scripts ?? {}).filter((script) => onInstall.includes(script))).toEqual([]);
    });

    test("has the license of the repository", async () => {
      expect(inTarball("-xzOf", tarball, "package/LICENSE")).toBe(
        await readFile(path.join(REPOSITORY, "LICENSE"), "utf8"),
      );
    });
  },
);

test("a published class has the name by which a program imports it", () => {
  const print =
    "for (const [name, { name: own }] of Object.entries(require('pulumi-whatsapp'))) console.log(name, own)";
  const printed = execFileSync("node", ["-e", print], { cwd: REPOSITORY, encoding: "utf8" });
  const names = printed.trimEnd().split("\n");

  expect(names).toContain("WhatsAppPhoneNumber WhatsAppPhoneNumber");
  expect(names.filter((line) => new Set(line.split(" ")).size !== 1)).toEqual([]);
});

function inTarball(...args: string[]): string {
  return execFileSync("tar", args, { encoding: "utf8" });
}

/** Without colours, whoever watches. */
function judge(command: string, ...args: string[]) {
  return run(path.join(BIN, command), args, {
    cwd: REPOSITORY,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
}
