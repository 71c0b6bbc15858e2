// @ts-check
import { markdownTable } from "markdown-table";

import { inThousands } from "./words.mjs";

/** @param {import("../rows.mjs").Figures} figures */
export function describePackage({ packed, imported }) {
  return [
    markdownTable([
      ["", ""],
      ["packed", `${inThousands(packed.packedBytes)} B, ${packed.files} files`],
      ["production dependencies", packed.dependencies.join(", ")],
      ["importing it in a program", `${imported.importMs.toFixed(1)} ms`],
      ["other packages that the import loads", imported.packages.join(", ") || "none"],
    ]),
  ];
}
