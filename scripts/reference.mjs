// @ts-check
// npm run docs:reference [-- --check]: makes the reference of docs/reference from fields.ts, docstrings, settings, the help of
// the commands and the meanings of Graph's codes, and the package's page from README.md. typedoc makes pages of TypeScript's
// declarations: it knows no effect of a change, no command line and no codes. --check only says which pages are stale.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import prettier from "prettier";

import { RESOURCES } from "../provider/dist/resources.js";
import { HELP_OF_COMMANDS } from "./reference/command-line.mjs";
import { codesTable } from "./reference/graph-codes.mjs";
import { packagePage } from "./reference/package-page.mjs";
import { functionSections, introduction, inputSections, outputList } from "./reference/resources.mjs";
import { settingsTable } from "./reference/settings.mjs";
import { classOf } from "./schema/resources.mjs";
import { fill } from "./support/fill.mjs";

const ROOT = new URL("../", import.meta.url);
const PACKAGE_PAGE = "provider/README.md";
const MADE = "made by npm run docs:reference";

/** The made parts of each page, by the comment before each of them. */
const PAGES = new Map([
  ...[...RESOURCES].map(([word, kind]) => page(word, resourceParts(word, kind))),
  page("functions", { functions: functionSections() }),
  page("settings", { settings: settingsTable() }),
  page("command-line", HELP_OF_COMMANDS),
  page("graph-codes", { codes: codesTable() }),
]);

/** @type {string[]} */
const stale = [];
for (const [file, parts] of PAGES) {
  let text = read(file);
  for (const [comment, content] of Object.entries(parts)) text = fill(text, `${comment}, ${MADE}`, content);
  await write(file, text, { proseWrap: "always", printWidth: 120 });
}
await write(PACKAGE_PAGE, packagePage(read("README.md")), {});
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run npm run docs:reference.`);
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {Record<string, string>} parts
 * @returns {[string, Record<string, string>]}
 */
function page(name, parts) {
  return [`docs/reference/${name}.md`, parts];
}

/**
 * @param {string} word
 * @param {import("../provider/dist/engine/resource-kind.js").ResourceKind} kind
 */
function resourceParts(word, kind) {
  const declared = classOf(word, kind.className);
  return {
    resource: introduction(kind, declared),
    inputs: inputSections(kind, declared),
    outputs: outputList(kind, declared),
  };
}

/** @param {string} file */
function read(file) {
  return readFileSync(new URL(file, ROOT), "utf8");
}

/**
 * @param {string} file
 * @param {string} text
 * @param {import("prettier").Options} layout
 */
async function write(file, text, layout) {
  const configured = await prettier.resolveConfig(fileURLToPath(new URL(file, ROOT)));
  const formatted = await prettier.format(text, { ...configured, ...layout, parser: "markdown" });
  if (!process.argv.includes("--check")) writeFileSync(new URL(file, ROOT), formatted);
  else if (formatted !== read(file)) stale.push(file);
}
