import { z } from "zod";
import { settingsFile } from "./settings";

/** The JSON Schema of a settings file, for editors and other tools. */
export function settingsSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(settingsFile, { io: "input" });
  return { $schema, title: "Settings of whatsapp-graph-simulator", ...schema };
}
