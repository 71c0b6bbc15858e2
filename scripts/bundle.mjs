// @ts-check
// npm run build, second half: each part of the provider as one file, with the modules of other packages that it uses.
// - Pulumi starts a process of the provider for each preview, update and refresh. One file loads in less than a third of the
//   time of separate files, and needs less memory.
// - Pulumi runs a plugin from a folder without node_modules.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

import { axiosOverHttpAlone } from "./bundle/axios.mjs";
import { metadataAsJson } from "./bundle/metadata.mjs";
import { bundledPackages, licenceOf } from "./bundle/packages.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const NOTHING = path.join(ROOT, "scripts/bundle/nothing.cjs");
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(path.join(ROOT, "plugin/package.json"), "utf8"));
const { version } = /** @type {{ version: string }} */ (manifest);
/** Found in the project of the user, so it is not in the npm package: Pulumi's SDK, and the package itself, for its version. */
const OF_THE_PROJECT = ["@pulumi/pulumi", "pulumi-whatsapp"];

/**
 * The published packages: the files by their sources in provider/src, the licences of the packages in them, and the list of these
 * packages for the audit, the bill of materials and the tests.
 *
 * @type {{ files: Record<string, string>, external?: string[], licences: string, list: string }[]}
 */
const PUBLISHED = [
  {
    files: {
      "index.ts": "provider/bundle/index.js",
      "handler.ts": "provider/bundle/handler.js",
      "commands/cli.ts": "provider/bundle/cli.js",
    },
    external: OF_THE_PROJECT,
    licences: "provider/bundle/LEGAL.txt",
    list: "provider/bundle/packages.json",
  },
  {
    files: { "plugin.ts": "plugin/main.cjs" },
    licences: "plugin/main.cjs.LEGAL.txt",
    list: "plugin/main.cjs.packages.json",
  },
];

for (const { files, external = [], licences, list } of PUBLISHED) {
  const built = await Promise.all(Object.entries(files).map(([from, to]) => writeBundle(from, to, external)));
  const packages = bundledPackages(built);
  const texts = packages.map((folder) => licenceOf(ROOT, folder));
  writeFileSync(path.join(ROOT, licences), texts.join(`\n${"-".repeat(80)}\n`));
  writeFileSync(path.join(ROOT, list), `${JSON.stringify(packages, null, 2)}\n`);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string[]} external
 */
async function writeBundle(from, to, external) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join("provider/src", from)],
    outfile: to,
    bundle: true,
    external,
    platform: "node",
    target: "node20",
    // Only with the modules of ECMAScript esbuild leaves out the parts that nothing uses, such as zod's 50 languages.
    mainFields: ["module", "main"],
    conditions: ["import"],
    // All but the identifiers: a stack trace then has the functions' names.
    minifySyntax: true,
    minifyWhitespace: true,
    // A class that refers to itself otherwise gets an underscore before its name. Elsewhere each new closure would cost a call.
    keepNames: from === "index.ts",
    // The whole licences are in a file of their own.
    legalComments: "none",
    // For a project whose TypeScript checks JavaScript too.
    banner: { js: "// @ts-nocheck" },
    metafile: true,
    plugins: [axiosOverHttpAlone(NOTHING), metadataAsJson(ROOT)],
    alias: { "form-data": NOTHING, "supports-color": NOTHING },
    define: { "process.env.PLUGIN_VERSION": JSON.stringify(version) },
    logLevel: "warning",
  });
  return metafile;
}
