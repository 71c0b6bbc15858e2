// @ts-check
// Docstrings of the classes as Markdown for programs of every language.
import { RESOURCES } from "../../provider/dist/resources.js";

const CLASS_NAMES = [...RESOURCES.values()].map(({ className }) => className);

/**
 * The name of a resource in the package: its class without `WhatsApp`, because the package has that name already.
 * @param {string} className
 */
export function publicName(className) {
  return className.replace(/^WhatsApp/, "");
}

/**
 * @param {string} of the described thing, for the error
 * @param {readonly string[]} paragraphs
 */
export function described(of, paragraphs) {
  if (paragraphs.length === 0) throw new Error(`${of} has no docstring`);
  const text = paragraphs.join("\n\n");
  return text.replace(new RegExp(`\\b(${CLASS_NAMES.join("|")})\\b`, "g"), publicName);
}
