import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type * as life from "../../../../tools/packages/life.mjs" with { "resolution-mode": "import" };

const MODULE = pathToFileURL(path.resolve(__dirname, "../../../../tools/packages/life.mjs")).href;

/** What the module exports: it is not for this process's loader. */
function exported(name: "DECLARATIONS" | "WHOLE_LIFE"): unknown {
  const script = `import * as life from "${MODULE}"; console.log(JSON.stringify(life.${name}));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }),
  );
}

/** What the programs declare. */
export const declarations = () => exported("DECLARATIONS") as typeof life.DECLARATIONS;

/** How a life goes in which everything is as it should be. */
export const wholeLife = () => exported("WHOLE_LIFE") as typeof life.WHOLE_LIFE;
