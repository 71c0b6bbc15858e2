// @ts-check
// Docstrings of the classes as Markdown for programs of every language.
import { kindName } from "../../provider/dist/engine/plugin/words.js";
import { RESOURCES } from "../../provider/dist/resources.js";

const CLASS_NAMES = [...RESOURCES.values()].map(({ className }) => className);

/**
 * @param {string} of the described thing, for the error
 * @param {readonly string[]} paragraphs
 */
export function described(of, paragraphs) {
  if (paragraphs.length === 0) throw new Error(`${of} has no docstring`);
  const text = paragraphs.join("\n\n");
  return text.replace(new RegExp(`\\b(${CLASS_NAMES.join("|")})\\b`, "g"), kindName);
}
