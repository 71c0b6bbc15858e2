// @ts-check
// npm run build, second half: one file of the provider and all its modules, because Pulumi runs a plugin from a folder without node_modules.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

import { bundledPackages, licenceOf } from "./bundled.mjs";

const here = import.meta.dirname;
const ROOT = path.join(here, "..");
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
const { version } = /** @type {{ version: string }} */ (manifest);

const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ["provider/dist/plugin.js"],
  outfile: "plugin/main.cjs",
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  // A stack trace then has the functions' names.
  keepNames: true,
  // Into main.cjs.LEGAL.txt.
  legalComments: "linked",
  metafile: true,
  alias: { "supports-color": "./plugin/no-colours.cjs" },
  define: { "process.env.PLUGIN_VERSION": JSON.stringify(version) },
  logLevel: "warning",
});

const packages = bundledPackages(metafile);
writeFileSync(path.join(here, "main.cjs.packages.json"), `${JSON.stringify(packages, null, 2)}\n`);
for (const folder of packages)
  appendFileSync(path.join(here, "main.cjs.LEGAL.txt"), `\n${"-".repeat(80)}\n${licenceOf(ROOT, folder)}`);
