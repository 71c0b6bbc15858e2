// @ts-check
// npm run sbom [-- --into FOLDER]: writes a CycloneDX bill of materials for each published package, from what the lockfile installed:
// what the package brings along, and nothing that only builds or tests it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, "../..");
const SPECIFICATION = "1.6";

/**
 * @typedef {{ "bom-ref": string, name: string, version?: string }} Component
 * @typedef {{ metadata: { component: Component }, components: Component[], dependencies: { ref: string }[] }} Bom
 * @typedef {new (version: string) => { validate(json: string): Promise<unknown> }} Validator
 */

const { values } = parseArgs({ options: { into: { type: "string", default: path.join(ROOT, "sbom") } } });

installTools();
mkdirSync(values.into, { recursive: true });
for (const folder of ["provider", "simulator"]) {
  const bom = rooted(listed(folder), nameIn(folder));
  await refuseInvalid(bom);
  const { name, version = "" } = bom.metadata.component;
  const file = path.join(values.into, `${name}-${version}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`${file}: ${bom.components.length} packages`);
}

/** Not among the project's own tools: npm would compile their optional part wherever the project is installed. */
function installTools() {
  if (existsSync(path.join(HERE, "node_modules"))) return;
  execFileSync("npm", ["ci", "--silent", "--omit=optional", "--ignore-scripts"], {
    cwd: HERE,
    stdio: "inherit",
  });
}

/** @param {string} folder */
function nameIn(folder) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(path.join(ROOT, folder, "package.json"), "utf8"));
  return /** @type {{ name: string }} */ (manifest).name;
}

/**
 * @param {string} folder
 * @returns {Bom} of the whole repository, limited to what the package in that folder needs
 */
function listed(folder) {
  const choice = ["--workspace", folder, "--omit", "dev", "--mc-type", "library"];
  const form = ["--sv", SPECIFICATION, "--of", "JSON", "--output-reproducible", "--flatten-components"];
  const text = execFileSync(path.join(HERE, "node_modules/.bin/cyclonedx-npm"), [...choice, ...form], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1_048_576,
    stdio: ["ignore", "pipe", "inherit"],
  });
  /** @type {unknown} */
  const bom = JSON.parse(text);
  return /** @type {Bom} */ (bom);
}

/**
 * The same with the package as its subject, instead of the repository that it is built in.
 *
 * @param {Bom} bom
 * @param {string} name
 * @returns {Bom}
 */
function rooted(bom, name) {
  const subject = bom.components.find((component) => component.name === name);
  if (subject === undefined) throw new Error(`cyclonedx-npm did not list ${name}`);
  const repository = bom.metadata.component["bom-ref"];
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...subject } },
    components: bom.components.filter((component) => component !== subject),
    dependencies: bom.dependencies.filter(({ ref }) => ref !== repository),
  };
}

/** @param {Bom} bom */
async function refuseInvalid(bom) {
  /** @type {unknown} */
  const library = createRequire(import.meta.url)("@cyclonedx/cyclonedx-library");
  const { Validation } = /** @type {{ Validation: { JsonStrictValidator: Validator } }} */ (library);
  // `null` where there is none.
  const problem = await new Validation.JsonStrictValidator(SPECIFICATION).validate(JSON.stringify(bom));
  if (problem !== null) throw new Error(`Not a valid CycloneDX document: ${JSON.stringify(problem)}`);
}
