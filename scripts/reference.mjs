// @ts-check
// npm run docs:reference [-- --check]: makes README's tables of inputs, outputs and settings from fields.ts and the docstrings of
// each class and setting. typedoc makes pages of its own, and knows neither the effect of a change nor our fields. --check only
// says whether README is current.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { markdownTable } from "markdown-table";
import prettier from "prettier";

import { RESOURCES } from "../provider/dist/resources.js";
import { declarationsIn } from "./support/declarations.mjs";
import { fill } from "./support/fill.mjs";
import { SETTINGS } from "./support/settings.mjs";

/** @typedef {import("../provider/dist/engine/resource-kind.js").ResourceKind} Kind */

const README = fileURLToPath(new URL("../README.md", import.meta.url));
const MADE = "made by npm run docs:reference";
const CHANGES = {
  replaces: "replaces the resource",
  updates: "an update",
  refused: "fails in preview",
  nothing: "nothing",
};

const before = readFileSync(README, "utf8");
let text = before;
for (const [word, kind] of RESOURCES) {
  const meanings = docstrings(
    new URL(`../provider/src/resources/${word}/whatsapp-${word}.ts`, import.meta.url),
  );
  text = fill(text, `inputs of ${kind.className}, ${MADE}`, inputTable(kind, meanings));
  text = fill(text, `outputs of ${kind.className}, ${MADE}`, outputTable(kind, meanings));
}
text = fill(text, `settings, ${MADE}`, settingsTable());
const options = await prettier.resolveConfig(README);
text = await prettier.format(text, { ...options, parser: "markdown" });
if (!process.argv.includes("--check")) writeFileSync(README, text);
else if (text !== before) {
  console.error("README.md is stale: run npm run docs:reference.");
  process.exitCode = 1;
}

/**
 * @param {Kind} kind
 * @param {Map<string, string>} meanings
 */
function inputTable({ inputs, schema }, meanings) {
  const { properties = {}, required = [] } = schema.toJSONSchema();
  const rows = Object.entries(inputs).flatMap(([name, { change, internal, setting }]) => {
    const described = properties[name];
    if (internal || typeof described !== "object") return [];
    const must = required.includes(name) && setting === undefined ? ", required" : "";
    return [[`\`${name}\``, `${String(described.type)}${must}`, meaningOf(name, meanings), CHANGES[change]]];
  });
  return markdownTable([["Input", "Type", "Meaning", "A change of it"], ...rows]);
}

/**
 * @param {Kind} kind
 * @param {Map<string, string>} meanings
 */
function outputTable({ outputs }, meanings) {
  const rows = Object.keys(outputs).map((name) => [`\`${name}\``, meaningOf(name, meanings)]);
  return markdownTable([["Output", "Meaning"], ...rows]);
}

function settingsTable() {
  const rows = SETTINGS.map(({ name, variable, secret, meaning }) => [
    `\`whatsapp:${name}\``,
    variable === undefined ? "" : `\`${variable}\``,
    secret ? `Secret. ${meaning}` : meaning,
  ]);
  return markdownTable([["Setting", "Environment variable", "Meaning"], ...rows]);
}

/**
 * @param {string} name
 * @param {Map<string, string>} meanings
 */
function meaningOf(name, meanings) {
  const meaning = meanings.get(name);
  if (meaning === undefined || meaning === "") throw new Error(`${name} has no docstring`);
  return meaning.replaceAll("|", "\\|");
}

/**
 * The first paragraph of each docstring of the properties in a file. The arguments come first, so that their docstrings count.
 * @param {URL} url
 */
function docstrings(url) {
  const members = [...declarationsIn(url).values()].flatMap((declaration) => [...declaration.members]);
  return new Map(members.reverse().map(([name, { paragraphs }]) => [name, paragraphs[0] ?? ""]));
}
