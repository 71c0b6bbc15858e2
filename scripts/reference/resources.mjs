// @ts-check
// The parts of a resource's page, from its class and its fields.
import { readFileSync } from "node:fs";
import { markdownTable } from "markdown-table";

import { tokenOf } from "../../provider/dist/engine/plugin/words.js";

/** @typedef {import("../../provider/dist/engine/resource-kind.js").ResourceKind} Kind */
/** @typedef {ReturnType<import("../schema/resources.mjs").classOf>} Declared */
/** @typedef {{ properties: Record<string, { description: string }>, required?: string[] }} Properties */
/** @typedef {{ inputProperties: Record<string, { description: string }> }} ResourceSpec */
/** @typedef {{ description: string, inputs: Properties, outputs: Properties }} FunctionSpec */

/** @type {unknown} */
const schema = JSON.parse(readFileSync(new URL("../../plugin/schema.json", import.meta.url), "utf8"));
const SCHEMA =
  /** @type {{ resources: Record<string, ResourceSpec>, functions: Record<string, FunctionSpec> }} */ (
    schema
  );
const CHANGES = {
  replaces: "replaces the resource",
  updates: "is an update",
  refused: "fails in preview",
  nothing: "plans nothing",
};

/**
 * The docstring of the class, and its example.
 * @param {Kind} kind
 * @param {Declared} declared
 */
export function introduction({ className }, { paragraphs, example }) {
  if (example === undefined) throw new Error(`${className} has no example`);
  return [
    ...paragraphs,
    example,
    `With the plugin it is \`${tokenOf(className)}\`, with the same outputs.`,
  ].join("\n\n");
}

/**
 * A table of all inputs, and a section for each one.
 * @param {Kind} kind
 * @param {Declared} declared
 */
export function inputSections({ className, inputs, schema }, { args }) {
  const { properties = {}, required = [] } = schema.toJSONSchema();
  const names = Object.keys(inputs).filter((name) => !inputs[name]?.internal);
  const rows = names.map((name) => {
    const field = inputs[name];
    const form = properties[name];
    if (field === undefined || typeof form !== "object") throw new Error(`${name} has no schema`);
    const type = [form.type].flat().join(" or ");
    const must = required.includes(name) && field.setting === undefined ? "yes" : "";
    return [`[\`${name}\`](#${name.toLowerCase()})`, type, must, CHANGES[field.change]];
  });
  const sections = names.map((name) => `### ${name}\n\n${docstring(className, name, args).join("\n\n")}`);
  return [
    markdownTable([["Input", "Type", "Required", "A change of it"], ...rows]),
    ...sections,
    ...pluginInputs(className, names),
  ].join("\n\n");
}

/**
 * The class mirrors options of Pulumi into inputs. A program of another language declares them.
 * @param {string} className
 * @param {readonly string[]} names of the class
 */
function pluginInputs(className, names) {
  const inputs = Object.entries(SCHEMA.resources[tokenOf(className)]?.inputProperties ?? {});
  return inputs
    .filter(([name]) => !names.includes(name))
    .map(
      ([name, { description }]) =>
        `### ${name}\n\nOnly with the plugin: the class takes it from the option of that name.\n\n${description}`,
    );
}

/**
 * @param {Kind} kind
 * @param {Declared} declared
 */
export function outputList({ className, outputs }, declared) {
  return Object.keys(outputs)
    .map((name) => item(name, docstring(className, name, declared.outputs)))
    .join("\n");
}

/** The functions of the plugin, from its schema, which is made from the same docstrings. */
export function functionSections() {
  return Object.entries(SCHEMA.functions)
    .map(([token, { description, inputs, outputs }]) =>
      [`## ${token}`, description, "Arguments:", list(inputs), "Result:", list(outputs)].join("\n\n"),
    )
    .join("\n\n");
}

/** @param {Properties} properties */
function list({ properties, required = [] }) {
  return Object.entries(properties)
    .map(([name, { description }]) => item(name, [description], required.includes(name)))
    .join("\n");
}

/**
 * @param {string} name
 * @param {readonly string[]} paragraphs
 * @param {boolean} [isRequired]
 */
function item(name, paragraphs, isRequired = false) {
  return `- \`${name}\`${isRequired ? " (required)" : ""}: ${paragraphs.join(" ")}`;
}

/**
 * @param {string} of
 * @param {string} name
 * @param {import("../support/declarations.mjs").Declaration["members"]} members
 */
function docstring(of, name, members) {
  const paragraphs = members.get(name)?.paragraphs ?? [];
  if (paragraphs.length === 0) throw new Error(`${name} of ${of} has no docstring`);
  return paragraphs;
}
