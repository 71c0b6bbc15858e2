// @ts-check
// npm run sbom [-- --into FOLDER]: writes a CycloneDX bill of materials for each published package, with its dependencies or its
// bundled packages. Not `npm sbom`, because it lists no licence and makes the repository the subject. Not `npm query`, because it
// knows no format. cyclonedx-npm makes the list, and this corrects the subject. Not a plugin of esbuild for the bundle, because
// that would be a second tool with another form of bill.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "..");
/** Not installed with the other tools, because npm would compile their optional part on each machine. */
const TOOLS = path.join(import.meta.dirname, "support/sbom");
const SPECIFICATION = "1.6";

/**
 * @typedef {{ "bom-ref": string, name: string, version?: string, properties?: { name: string, value: string }[] }} Component
 * @typedef {{ ref: string, dependsOn?: string[] }} Dependency
 * @typedef {{ metadata: { component: Component }, components: Component[], dependencies: Dependency[] }} Bom
 */

const { values } = parseArgs({ options: { into: { type: "string", default: path.join(ROOT, "sbom") } } });

if (!existsSync(path.join(TOOLS, "node_modules"))) {
  const install = ["ci", "--silent", "--omit=optional", "--ignore-scripts"];
  execFileSync("npm", install, { cwd: TOOLS, stdio: "inherit" });
}
mkdirSync(values.into, { recursive: true });
write(bundled(rooted(listed(), "provider"), "provider/bundle/packages.json"));
write(rooted(listed("--workspace", "simulator", "--omit", "dev"), "simulator"));
write(bundled(rooted(listed(), "plugin"), "plugin/main.cjs.packages.json"));

/** @param {Bom} bom */
function write(bom) {
  const { name, version = "" } = bom.metadata.component;
  const file = path.join(values.into, `${name}-${version}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`${file}: ${bom.components.length} packages`);
}

/**
 * @param {string[]} choice
 * @returns {Bom} of the whole repository, limited to the choice
 */
function listed(...choice) {
  const form = [
    "--mc-type",
    "library",
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
 * The same with the package as its subject, instead of the repository.
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

/**
 * The same, limited to the packages within its files. For npm they are not its dependencies.
 *
 * @param {Bom} bom
 * @param {string} file the list that the build wrote
 * @returns {Bom}
 */
function bundled(bom, file) {
  /** @type {unknown} */
  const list = JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
  const folders = new Set(/** @type {string[]} */ (list));
  const isBundled = (/** @type {Component} */ { properties = [] }) =>
    properties.some(({ name, value }) => name === "cdx:npm:package:path" && folders.has(value));
  const components = bom.components.filter(isBundled);
  const refs = new Set(components.map((component) => component["bom-ref"]));
  const subject = { ref: bom.metadata.component["bom-ref"], dependsOn: [...refs] };
  const among = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  return { ...bom, components, dependencies: [subject, ...among] };
}
