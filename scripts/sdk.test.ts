// Needs: Go
import { execFile } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const ROOT = path.resolve(__dirname, "..");
const REPOSITORY = "https://github.com/pulumi-whatsapp/pulumi-whatsapp";
const DOWNLOADS = "github://api.github.com/pulumi-whatsapp/pulumi-whatsapp";

const SCHEMA = {
  name: "whatsapp",
  description: "Phone numbers",
  license: "Apache-2.0",
  homepage: REPOSITORY,
  repository: REPOSITORY,
  pluginDownloadURL: DOWNLOADS,
  language: {
    nodejs: { packageName: "@pulumi-whatsapp/whatsapp", respectSchemaVersion: true },
    python: { packageName: "pulumi_whatsapp", respectSchemaVersion: true, pyproject: { enabled: true } },
    go: {
      importBasePath: "github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp",
      respectSchemaVersion: true,
    },
  },
  resources: {
    "whatsapp:index:PhoneNumber": {
      inputProperties: { phoneNumber: { type: "string" } },
      requiredInputs: ["phoneNumber"],
      properties: { phoneNumber: { type: "string" }, status: { type: "string" } },
      required: ["phoneNumber", "status"],
    },
  },
};

let folder: string;
let version: string;
const sdk = (...names: string[]) => path.join(folder, "sdk", ...names);
const readText = (...names: string[]) => readFile(sdk(...names), "utf8");

/** Runs `npm run sdk` on the test's own schema, into the test's folder. */
async function run(schema: object, ...options: string[]) {
  const file = path.join(folder, "schema.json");
  await writeFile(file, JSON.stringify(schema));
  const args = [path.join(__dirname, "sdk.mjs"), "--schema", file, "--into", sdk(), ...options];
  try {
    return { code: 0, stderr: (await execute(process.execPath, args)).stderr };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
}

// Go may have to compile Pulumi's generators, and later Pulumi's SDK.
const MINUTES = 10 * 60_000;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pulumi-whatsapp-sdk-test-"));
  ({ version } = JSON.parse(await readFile(path.join(ROOT, "provider/package.json"), "utf8")) as {
    version: string;
  });
  expect(await run(SCHEMA)).toMatchObject({ code: 0 });
}, MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(["nodejs", "python", "go/whatsapp"])("%s has a README and the licence", async (each) => {
  expect(await readText(each, "README.md")).toContain(`${REPOSITORY}#readme`);
  expect(await readText(each, "LICENSE")).toBe(await readFile(path.join(ROOT, "LICENSE"), "utf8"));
});

test("the one for Node.js compiles, loads, knows its version, and npm packs what it needs", async () => {
  await symlink(path.join(ROOT, "node_modules"), sdk("nodejs/node_modules"), "dir");
  await execute(process.execPath, [createRequire(__filename).resolve("typescript/bin/tsc")], {
    cwd: sdk("nodejs"),
  });
  const script = `
    const { PhoneNumber } = require(".");
    console.log(JSON.stringify({ loaded: typeof PhoneNumber, ...require("./bin/utilities").resourceOptsDefaults() }));`;
  const loaded = await execute(process.execPath, ["--eval", script], { cwd: sdk("nodejs") });
  await rm(sdk("nodejs/node_modules"));
  const { stdout } = await execute("npm", ["pack", "--dry-run", "--json"], { cwd: sdk("nodejs") });
  const [packed] = JSON.parse(stdout) as { name: string; version: string; files: { path: string }[] }[];

  expect(JSON.parse(loaded.stdout)).toEqual({ loaded: "function", version, pluginDownloadURL: DOWNLOADS });
  expect(packed).toMatchObject({ name: "@pulumi-whatsapp/whatsapp", version });
  expect(packed?.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "bin/index.js", "bin/index.d.ts", "package.json"]),
  );
  expect(packed?.files.map((file) => file.path)).not.toContain("index.ts");
  expect(JSON.parse(await readText("nodejs/package.json"))).toMatchObject({
    description: "Phone numbers",
    license: "Apache-2.0",
    main: "./bin/index.js",
    types: "./bin/index.d.ts",
    repository: { url: `git+${REPOSITORY}.git`, directory: "sdk/nodejs" },
    pulumi: { resource: true, name: "whatsapp", version, server: DOWNLOADS },
  });
});

test("the one for Python compiles, and says its name, version and licence", async () => {
  await execute("python3", ["-m", "compileall", "-q", sdk("python/pulumi_whatsapp")]);
  const project = await readText("python/pyproject.toml");

  expect(project).toContain('name = "pulumi_whatsapp"');
  expect(project).toContain(`version = "${version}"`);
  expect(project).toContain('text = "Apache-2.0"');
  expect(JSON.parse(await readText("python/pulumi_whatsapp/pulumi-plugin.json"))).toMatchObject({
    version,
    server: DOWNLOADS,
  });
});

test(
  "the one for Go compiles as a module of its own",
  async () => {
    const env = { ...process.env, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" };
    await execute("go", ["build", "-trimpath", "./..."], { cwd: sdk("go/whatsapp"), env });

    expect(await readText("go/whatsapp/go.mod")).toMatch(
      /^module github\.com\/pulumi-whatsapp\/pulumi-whatsapp\/sdk\/go\/whatsapp\n/,
    );
    expect(await readText("go/whatsapp/internal/pulumiUtilities.go")).toContain(`MustParse("${version}")`);
  },
  MINUTES,
);

test("--check passes if nothing changed, and otherwise names the stale files", async () => {
  expect(await run(SCHEMA)).toMatchObject({ code: 0 });
  await execute("git", ["init", "--quiet"], { cwd: folder });
  const fresh = await run(SCHEMA, "--check");
  await appendFile(sdk("python/pyproject.toml"), "\n");
  await writeFile(sdk("nodejs/forgotten.ts"), "");
  await rm(sdk("go/whatsapp/go.sum"));

  const stale = await run(SCHEMA, "--check");

  expect(fresh).toEqual({ code: 0, stderr: "" });
  expect(stale.code).toBe(1);
  expect(stale.stderr.split("\n")).toEqual([
    "sdk/go/whatsapp/go.sum",
    "sdk/nodejs/forgotten.ts",
    "sdk/python/pyproject.toml",
    "3 files of the SDKs are stale: run npm run sdk.",
    "",
  ]);
});

test("a schema with an error fails with the reason, and the SDKs stay as they were", async () => {
  const broken = { ...SCHEMA, resources: { "whatsapp:index:PhoneNumber": { required: ["nothing"] } } };
  const before = await readText("nodejs/phoneNumber.ts");

  const { code, stderr } = await run(broken);

  expect(code).not.toBe(0);
  expect(stderr).toContain("nothing");
  expect(await readText("nodejs/phoneNumber.ts")).toBe(before);
});
