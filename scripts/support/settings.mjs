// @ts-check
// The settings with their meaning, for README and for the plugin's schema.
import { SECRET_SETTINGS } from "../../provider/dist/engine/secret-settings.js";
import { ENVIRONMENT, schemas } from "../../provider/dist/settings.js";
import { declarationsIn } from "./declarations.mjs";

/** @typedef {import("../../provider/dist/settings.js").SettingName} SettingName */

/** @type {Partial<Record<SettingName, string>>} */
const VARIABLES = ENVIRONMENT;
const declared = declarationsIn(new URL("../../provider/src/settings.ts", import.meta.url)).get("schemas");

export const SETTINGS = /** @type {SettingName[]} */ (Object.keys(schemas)).map((name) => ({
  name,
  meaning: meaningOf(name),
  variable: VARIABLES[name],
  secret: SECRET_SETTINGS.includes(name),
  schema: schemas[name],
}));

/** @param {SettingName} name */
function meaningOf(name) {
  const paragraphs = declared?.members.get(name)?.paragraphs ?? [];
  if (paragraphs.length === 0) throw new Error(`The setting ${name} has no docstring`);
  return paragraphs.join(" ");
}
