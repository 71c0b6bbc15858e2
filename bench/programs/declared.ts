import { readFileSync } from "node:fs";
import path from "node:path";

import type { DeclaredNumber } from "../numbers.mjs" with { "resolution-mode": "import" };

/** The numbers that every program declares. */
export const DECLARED = JSON.parse(
  readFileSync(path.join(__dirname, "declared.json"), "utf8"),
) as DeclaredNumber[];
