// @ts-check
// The resources of the schema, each from its class and its fields.
import { typeToken } from "../../provider/dist/engine/handle.js";
import { declarationsIn } from "../support/declarations.mjs";
import { isNullable, typeSpec } from "./types.mjs";
import { described } from "./words.mjs";

/** @typedef {import("../../provider/dist/engine/resource-kind.js").ResourceKind} Kind */
/** @typedef {import("../../provider/dist/engine/fields.js").InputField} InputField */
/** @typedef {import("../support/declarations.mjs").Declaration} Declaration */

/**
 * @param {string} word the name of the resource's folder
 * @param {Kind} kind
 */
export function resourceSpec(word, kind) {
  const { className } = kind;
  const { args, outputs, paragraphs } = classOf(word, className);
  const inputs = Object.entries(kind.inputs);
  const properties = {
    ...Object.fromEntries(
      inputs.map(([name, field]) => [
        name,
        field.internal
          ? { ...internalType(kind, name), description: "As declared." }
          : { ...property(className, name, outputs), ...secrecy(field) },
      ]),
    ),
    ...outputProperties(kind, outputs),
  };
  return {
    description: described(className, paragraphs),
    properties,
    required: [...outputs].filter(([, { type }]) => !isNullable(type)).map(([name]) => name),
    inputProperties: Object.fromEntries(
      inputs.map(([name, field]) => [
        name,
        {
          ...(field.internal ? internalInput(word, kind, name) : property(className, name, args)),
          ...secrecy(field),
          // Not replaceOnChanges, because the provider decides, and the SDKs would add an option of that name to each resource.
          ...(field.change === "replaces" ? { willReplaceOnChanges: true } : {}),
        },
      ]),
    ),
    requiredInputs: [...args].filter(([, { optional }]) => !optional).map(([name]) => name),
    // All of them, because a resource from `get` lacks each property that is missing here.
    stateInputs: { type: "object", properties },
    aliases: [{ type: typeToken(className) }],
  };
}

/**
 * The outputs beside the inputs.
 * @param {Kind} kind
 * @param {Declaration["members"]} members
 */
export function outputProperties(kind, members) {
  return Object.fromEntries(
    Object.keys(kind.outputs).map((name) => [name, property(kind.className, name, members)]),
  );
}

/**
 * @param {string} word
 * @param {string} className
 */
export function classOf(word, className) {
  const declared = declarationsIn(sourceOf(word, `whatsapp-${word}`));
  const [args, resource] = [declared.get(`${className}Args`), declared.get(className)];
  if (args === undefined || resource === undefined) throw new Error(`${className} is not where it belongs`);
  const { paragraphs, example } = resource;
  return { args: args.members, outputs: resource.members, paragraphs, example };
}

/**
 * @param {string} word
 * @param {string} file
 */
export function sourceOf(word, file) {
  return new URL(`../../provider/src/resources/${word}/${file}.ts`, import.meta.url);
}

/**
 * @param {string} of
 * @param {string} name
 * @param {Declaration["members"]} members
 */
export function property(of, name, members) {
  const member = members.get(name);
  if (member === undefined) throw new Error(`${of} does not declare ${name}`);
  return { ...typeSpec(member.type), description: described(`${name} of ${of}`, member.paragraphs) };
}

/** @param {InputField} field */
function secrecy({ secret }) {
  return secret === true ? { secret } : {};
}

/**
 * An input that the class sets by itself. Programs in other languages set it themselves.
 * @param {string} word
 * @param {Kind} kind
 * @param {string} name
 */
function internalInput(word, kind, name) {
  const fields = declarationsIn(sourceOf(word, "fields")).get("INPUTS");
  const paragraphs = fields?.members.get(name)?.paragraphs ?? [];
  return { ...internalType(kind, name), description: described(`${name} in INPUTS`, paragraphs) };
}

/**
 * @param {Kind} kind
 * @param {string} name
 */
function internalType({ schema }, name) {
  const form = schema.toJSONSchema().properties?.[name];
  if (typeof form !== "object") throw new Error(`${name} has no schema`);
  return { type: form.type };
}
