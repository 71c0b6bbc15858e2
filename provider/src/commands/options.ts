import { InvalidArgumentError, Option } from "commander";

export const accountOption = (): Option =>
  new Option(
    "--account <id>",
    "id of the WhatsApp Business Account (default: the stack's businessAccountId)",
  ).argParser((value) => idOf("account", value));

export const stackOption = (): Option =>
  new Option(
    "--stack <name>",
    "use the whatsapp: settings of this stack of the Pulumi project in this folder",
  );

export function idOf(owner: "account" | "number", value: string): string {
  if (/^\d+$/.test(value)) return value;
  throw new InvalidArgumentError(`Write the digits of the ${owner}'s id.`);
}
