// @ts-check
// npm run docs:pictures [-- FOLDER [svg|png]]: makes the pictures of docs/picture from real runs, in that folder or another one,
// all or one kind. Ours, because freeze embeds a font of 300 kB, and svg-term and vhs record a film. They cannot leave out
// durations either, so that each run would make other pictures.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { numberPictures } from "./pictures/number.mjs";
import { previewPicture } from "./pictures/preview.mjs";
import { simulatorPictures } from "./pictures/simulator.mjs";
import { ROOT } from "./support/local-stack.mjs";

/** @type {Record<string, (() => Promise<Record<string, string | Buffer>>)[]>} */
const KINDS = { svg: [previewPicture, numberPictures], png: [simulatorPictures] };

const [folder = path.join(ROOT, "docs/picture"), kind] = process.argv.slice(2);
const makers = Object.entries(KINDS).flatMap(([name, some]) =>
  kind === undefined || kind === name ? some : [],
);
if (makers.length === 0) throw new Error(`Pictures are svg or png, not ${kind}`);
await mkdir(folder, { recursive: true });
for (const make of makers) {
  for (const [name, content] of Object.entries(await make())) {
    const file = path.join(folder, name);
    await writeFile(file, content);
    console.log(file);
  }
}
