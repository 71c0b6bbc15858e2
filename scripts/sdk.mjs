// @ts-check
// npm run sdk [-- --check]: writes the SDKs for Node.js, Python and Go into sdk/ from plugin/schema.json. --check only says which
// files are stale. Not `pulumi package gen-sdk`: see generate-sdk, the Go program that calls Pulumi's generators. This adds the
// files for a release, which they omit.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { NEWEST } from "@pulumi-whatsapp/pulumi-cli";

import { REPOSITORY } from "./support/repository.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const GENERATOR = path.join(ROOT, "tools/pulumi-cli", NEWEST.module);
const GO_MODULE = "github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp";
const SDKS = [
  { folder: "nodejs", title: "Node.js", install: "npm install @pulumi-whatsapp/whatsapp" },
  { folder: "python", title: "Python", install: "pip install pulumi_whatsapp" },
  { folder: "go/whatsapp", title: "Go", install: `go get ${GO_MODULE}` },
];

/** @typedef {{ name: string, description?: string, language?: Record<string, object> }} Schema */

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    schema: { type: "string", default: path.join(ROOT, "plugin/schema.json") },
    into: { type: "string", default: path.join(ROOT, "sdk") },
  },
});

const temporary = mkdtempSync(path.join(tmpdir(), "pulumi-whatsapp-sdk-"));
try {
  const made = path.join(temporary, "sdk");
  generate(/** @type {Schema} */ (readJson(values.schema)), made);
  if (values.check) check(made, values.into);
  else {
    rmSync(values.into, { recursive: true, force: true });
    cpSync(made, values.into, { recursive: true });
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/**
 * @param {Schema} schema
 * @param {string} made
 */
function generate({ name, description = "", language: { nodejs, ...others } = {}, ...schema }, made) {
  const { version } = /** @type {{ version: string }} */ (readJson(path.join(ROOT, "provider/package.json")));
  const language = { nodejs: { packageDescription: description, ...nodejs }, ...others };
  const complete = path.join(temporary, "schema.json");
  writeFileSync(complete, JSON.stringify({ ...schema, name, description, language, version }));
  // With the flags of the CLI's own build, so that Go compiles common modules only once.
  go(["run", "-trimpath", "./generate-sdk", complete, made], GENERATOR, "readonly");

  completeNodejs(path.join(made, "nodejs"));
  completeGo(path.join(made, "go/whatsapp"));
  for (const { folder, title, install } of SDKS) {
    const text = [
      `# Pulumi SDK for ${title}: ${name}`,
      description,
      `\`\`\`sh\n${install}\n\`\`\``,
      `The documentation is in the [repository](${REPOSITORY}#readme).`,
    ];
    writeFileSync(path.join(made, folder, "README.md"), `${text.join("\n\n")}\n`);
    copyFileSync(path.join(ROOT, "LICENSE"), path.join(made, folder, "LICENSE"));
  }
}

/**
 * The generator expects a release to be packed from its folder \`bin\`. npm packs the folder of the package.json, as it does for
 * our other packages.
 * @param {string} folder
 */
function completeNodejs(folder) {
  const manifest = path.join(folder, "package.json");
  const { scripts, dependencies, devDependencies, pulumi, ...description } =
    /** @type {Record<string, object>} */ (readJson(manifest));
  const completed = {
    ...description,
    repository: { type: "git", url: `git+${REPOSITORY}.git`, directory: "sdk/nodejs" },
    bugs: `${REPOSITORY}/issues`,
    publishConfig: { access: "public", provenance: true },
    main: "./bin/index.js",
    types: "./bin/index.d.ts",
    files: ["bin/**/*.js", "bin/**/*.d.ts"],
    scripts,
    dependencies,
    devDependencies,
    pulumi,
  };
  writeFileSync(manifest, `${JSON.stringify(completed, null, 2)}\n`);
  const utilities = path.join(folder, "utilities.ts");
  const text = readFileSync(utilities, "utf8");
  if (!text.includes("require('./package.json')"))
    throw new Error(`${utilities} finds its version in another way now`);
  writeFileSync(utilities, text.replace("require('./package.json')", "require('../package.json')"));
}

/** @param {string} folder */
function completeGo(folder) {
  // Go raises its own version to the one in the modules.
  const lines = [
    `module ${GO_MODULE}`,
    "go 1.21",
    `require github.com/pulumi/pulumi/sdk/v3 v${NEWEST.version}`,
  ];
  writeFileSync(path.join(folder, "go.mod"), `${lines.join("\n\n")}\n`);
  go(["mod", "tidy"], folder, "mod");
}

/**
 * @param {string} made
 * @param {string} committed
 */
function check(made, committed) {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const present = execFileSync("git", list, { cwd: committed, encoding: "utf8" }).split("\0").filter(Boolean);
  const wanted = readdirSync(made, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(made, path.join(entry.parentPath, entry.name)));
  const stale = [...new Set([...present, ...wanted])].filter((file) => {
    const [before, after] = [path.join(committed, file), path.join(made, file)];
    if (!existsSync(before) || !existsSync(after)) return existsSync(before) !== existsSync(after);
    return !readFileSync(before).equals(readFileSync(after));
  });
  if (stale.length === 0) return;
  for (const file of stale.sort()) console.error(path.join(path.basename(committed), file));
  console.error(`${stale.length} files of the SDKs are stale: run npm run sdk.`);
  process.exitCode = 1;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {"readonly" | "mod"} modules
 */
function go(args, cwd, modules) {
  execFileSync("go", args, {
    cwd,
    // Settings of the user's own Go projects must not change the result.
    env: { ...process.env, GOFLAGS: `-mod=${modules}`, GOWORK: "off", CGO_ENABLED: "0" },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
