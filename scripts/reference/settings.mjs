// @ts-check
import { markdownTable } from "markdown-table";

import { SETTINGS } from "../support/settings.mjs";

export function settingsTable() {
  const rows = SETTINGS.map(({ name, variable, secret, meaning }) => [
    `\`whatsapp:${name}\``,
    variable === undefined ? "" : `\`${variable}\``,
    secret ? `Secret. ${meaning}` : meaning,
  ]);
  return markdownTable([["Setting", "Environment variable", "Meaning"], ...rows]);
}
