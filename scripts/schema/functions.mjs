// @ts-check
// The functions of the schema, from the interfaces of their arguments and results.
import { tokenOf } from "../../provider/dist/engine/plugin/words.js";
import { phoneNumber } from "../../provider/dist/resources/phone-number/index.js";
import { declarationsIn } from "../support/declarations.mjs";
import { classOf, outputProperties, property, sourceOf } from "./resources.mjs";
import { isNullable } from "./types.mjs";
import { described } from "./words.mjs";

/** @typedef {import("../support/declarations.mjs").Declaration} Declaration */

const WORD = "phone-number";

/** @param {string} name `getPhoneNumber` */
export function functionSpec(name) {
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const declared = declarationsIn(sourceOf(WORD, file));
  const interfaceName = name.replace(/^g/, "G");
  const args = declared.get(`${interfaceName}Args`);
  if (args === undefined) throw new Error(`${name} has no interface of its arguments`);
  const result = declared.get(`${interfaceName}Result`);
  return {
    description: described(name, args.paragraphs),
    inputs: objectSpec(name, args),
    outputs:
      result === undefined
        ? details()
        : { description: described(name, result.paragraphs), ...objectSpec(name, result) },
  };
}

/** The types in results. */
export function objectTypes() {
  return { [tokenOf("PhoneNumberDetails")]: details() };
}

function details() {
  const name = "PhoneNumberDetails";
  const declared = declarationsIn(sourceOf(WORD, "phone-number-details")).get(name);
  if (declared === undefined) throw new Error(`${name} is not where it belongs`);
  const { outputs } = classOf(WORD, phoneNumber.className);
  const own = objectSpec(name, declared);
  const required = Object.keys(phoneNumber.outputs).filter(
    (output) => !isNullable(outputs.get(output)?.type) && !own.required.includes(output),
  );
  return {
    ...own,
    description: described(name, declared.paragraphs),
    properties: { ...outputProperties(phoneNumber, outputs), ...own.properties },
    required: [...own.required, ...required],
  };
}

/**
 * @param {string} of
 * @param {Declaration} declaration
 */
function objectSpec(of, { members }) {
  return {
    type: "object",
    properties: Object.fromEntries([...members.keys()].map((name) => [name, property(of, name, members)])),
    required: [...members]
      .filter(([, { optional, type }]) => !optional && !isNullable(type))
      .map(([name]) => name),
  };
}
