// @ts-check
import { markdownTable } from "markdown-table";

import { inThousands } from "./words.mjs";

/** @param {import("../rows.mjs").Figures} figures */
export function describePackage({ packed, imported, handler }) {
  return [
    markdownTable([
      ["", ""],
      ["packed", `${inThousands(packed.packedBytes)} B, ${packed.files} files`],
      ["packages that npm installs with it", packed.dependencies.join(", ") || "none"],
      ["importing it in a program", `${imported.importMs.toFixed(1)} ms`],
      ["other packages that the import loads", imported.packages.join(", ") || "none"],
      ["files that the provider's process loads of it", inThousands(handler.files)],
    ]),
  ];
}
