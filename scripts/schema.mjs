// @ts-check
// npm run schema [-- --check]: makes plugin/schema.json, the description of the package `whatsapp` for Pulumi's languages, from
// the lists of resources and functions, their classes and the settings. Pulumi's own analyzer of TypeScript reads component
// classes alone, and typedoc makes no Pulumi schema. --check only says whether the file is current.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import prettier from "prettier";

import { tokenOf } from "../provider/dist/engine/plugin/words.js";
import { FUNCTIONS } from "../provider/dist/functions.js";
import { RESOURCES } from "../provider/dist/resources.js";
import { functionSpec, objectTypes } from "./schema/functions.mjs";
import { PACKAGE } from "./schema/package.mjs";
import { resourceSpec } from "./schema/resources.mjs";
import { configSpec, providerSpec } from "./schema/settings.mjs";

const FILE = fileURLToPath(new URL("../plugin/schema.json", import.meta.url));

const schema = {
  ...PACKAGE,
  config: configSpec(),
  types: objectTypes(),
  provider: providerSpec(),
  resources: Object.fromEntries(
    [...RESOURCES].map(([word, kind]) => [tokenOf(kind.className), resourceSpec(word, kind)]),
  ),
  functions: Object.fromEntries([...FUNCTIONS.keys()].map((name) => [tokenOf(name), functionSpec(name)])),
};

const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : undefined;
const options = await prettier.resolveConfig(FILE);
const text = await prettier.format(JSON.stringify(schema), { ...options, parser: "json" });
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (text !== before) {
  console.error("plugin/schema.json is stale: run npm run schema.");
  process.exitCode = 1;
}
