import type { Entry } from "./entries";

/** The file that `pulumi import --file` reads, for the class of the plugin. */
export function importFile(account: string, entries: readonly Entry[]): string {
  const resources = entries.map(({ name, number }) => ({
    type: "whatsapp:index:PhoneNumber",
    name,
    id: `${account}/${number.id}`,
  }));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}
