import { readFileSync } from "node:fs";
import path from "node:path";
import { serve } from "./engine/plugin/serve";
import { FUNCTIONS } from "./functions";
import { RESOURCES } from "./resources";

/** Written by the build. */
const version = process.env.PLUGIN_VERSION ?? "0.0.0";

/** The file has no version, so that a release does not make it stale. */
function schema(): string {
  const text = readFileSync(path.join(__dirname, "schema.json"), "utf8");
  return JSON.stringify({ ...(JSON.parse(text) as object), version });
}

void serve({
  content: { kinds: [...RESOURCES.values()], functions: FUNCTIONS },
  version,
  schema,
  engineAddress: process.argv.slice(2).find((argument) => !argument.startsWith("-")),
});
