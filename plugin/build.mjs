// @ts-check
// npm run build, second half: one file of the provider and all that it loads, because Pulumi runs a plugin from a folder without node_modules.
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
const { version } = /** @type {{ version: string }} */ (manifest);

await build({
  entryPoints: [path.join(here, "../provider/dist/plugin.js")],
  outfile: path.join(here, "main.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  // A defect's trace names the functions.
  keepNames: true,
  legalComments: "linked",
  define: { "process.env.PLUGIN_VERSION": JSON.stringify(version) },
  logLevel: "warning",
});
