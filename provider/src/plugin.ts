import { readFileSync } from "node:fs";
import path from "node:path";
import { serve } from "./engine/plugin/serve";
import { FUNCTIONS } from "./functions";
import { RESOURCES } from "./resources";

/** The schema beside this file has the version of the package. */
const schema = () => readFileSync(path.join(__dirname, "schema.json"), "utf8");

void serve({
  content: { kinds: [...RESOURCES.values()], functions: FUNCTIONS },
  version: process.env.PLUGIN_VERSION ?? "0.0.0",
  schema,
  engineAddress: process.argv.slice(2).find((argument) => !argument.startsWith("-")),
});
