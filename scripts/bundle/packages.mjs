// @ts-check
// The packages within bundles, and their licences. Not esbuild-plugin-license, because bills of materials and the audit need the list as well, and
// it accepts a package without a licence's text.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * @param {import("esbuild").Metafile[]} metafiles
 * @returns {string[]} their folders as the lockfile names them: `node_modules/zod`
 */
export function bundledPackages(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = files.map((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string} name, version and the text of each licence
 */
export function licenceOf(root, folder) {
  const place = path.join(root, folder);
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(path.join(place, "package.json"), "utf8"));
  const { name, version } = /** @type {{ name: string, version: string }} */ (manifest);
  const files = readdirSync(place).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(path.join(place, file), "utf8"));
  const text = texts.length > 0 ? texts.join("\n\n") : licenceInReadme(path.join(place, "README.md"));
  if (text === undefined) throw new Error(`${name} in the bundle has no text of its licence`);
  return `${name} ${version}:\n\n${text.trim()}\n`;
}

/** @param {string} readme */
function licenceInReadme(readme) {
  return existsSync(readme) ? /^License\n-+\n(.+)/ms.exec(readFileSync(readme, "utf8"))?.[1] : undefined;
}
