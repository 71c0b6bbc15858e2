// @ts-check
// npm run sbom [-- --into FOLDER]: writes a CycloneDX bill of materials for each published package and all that it brings along. Not `npm sbom`, which
// lists no licence and makes the repository the subject, nor `npm query`, which knows no format: cyclonedx-npm lists, this corrects the subject.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "..");
/** Installed apart from the other tools, because npm would compile their optional part wherever the project is installed. */
const TOOLS = path.join(import.meta.dirname, "support/sbom");
const SPECIFICATION = "1.6";

/**
 * @typedef {{ "bom-ref": string, name: string, version?: string }} Component
 * @typedef {{ metadata: { component: Component }, components: Component[], dependencies: { ref: string }[] }} Bom
 */

const { values } = parseArgs({ options: { into: { type: "string", default: path.join(ROOT, "sbom") } } });

if (!existsSync(path.join(TOOLS, "node_modules"))) {
  const install = ["ci", "--silent", "--omit=optional", "--ignore-scripts"];
  execFileSync("npm", install, { cwd: TOOLS, stdio: "inherit" });
}
mkdirSync(values.into, { recursive: true });
for (const folder of ["provider", "simulator"]) {
  const bom = rooted(listed(folder), folder);
  const { name, version = "" } = bom.metadata.component;
  const file = path.join(values.into, `${name}-${version}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`${file}: ${bom.components.length} packages`);
}

/**
 * @param {string} folder
 * @returns {Bom} of the whole repository, limited to what the package in that folder needs
 */
function listed(folder) {
  const choice = ["--workspace", folder, "--omit", "dev", "--mc-type", "library"];
  const form = [
    "--sv",
    SPECIFICATION,
    "--of",
    "JSON",
    "--output-reproducible",
    "--flatten-components",
    "--validate",
  ];
  const text = execFileSync(path.join(TOOLS, "node_modules/.bin/cyclonedx-npm"), [...choice, ...form], {
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
 * @param {string} folder
 * @returns {Bom}
 */
function rooted(bom, folder) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(path.join(ROOT, folder, "package.json"), "utf8"));
  const { name } = /** @type {{ name: string }} */ (manifest);
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
