// @ts-check
// npm run docs:picture: makes docs/picture/preview.svg, or the file that is named, from a real run of the Pulumi CLI.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { previewedLines } from "./preview.mjs";
import { svgOf } from "./svg.mjs";

const file = process.argv[2] ?? fileURLToPath(new URL("preview.svg", import.meta.url));

const lines = await previewedLines();
await writeFile(file, svgOf(lines, "pulumi preview plans to create three WhatsApp business phone numbers"));
console.log(file);
