import { readFile } from "node:fs/promises";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { defined } from "../defined";
import { messageOf } from "../failure";
import { settingsFile, type SettingsFile } from "./settings";
import { SettingsError } from "./settings-error";

/** Reads a settings file: YAML, or JSON, which is YAML too. */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  const parsed = settingsFile.safeParse(await readYaml(file));
  if (parsed.success) {
    // Only editors need the schema's address.
    return defined({ ...parsed.data, $schema: undefined });
  }
  throw new SettingsError(`${file} is invalid:\n${z.prettifyError(parsed.error)}`);
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new SettingsError(`${file} is neither YAML nor JSON: ${error.message}`);
    throw new SettingsError(`Cannot read the settings: ${messageOf(error)}`);
  }
}
