import { parseArgs } from "node:util";
import { messageOf } from "../failure";
import { SettingsError } from "../settings/settings-error";

export const HELP = `Usage: whatsapp-graph-simulator [options]

Simulates the part of Meta's Graph API that manages WhatsApp business phone numbers.
Prints its address as the first line of standard output, and one line per request on standard error.

  --account ID      id of a WhatsApp Business Account; repeat it for more
  --token TOKEN     access token for all accounts; repeat it for more
  --config FILE     settings in YAML or JSON: accounts, tokens, seeded numbers, faults
  --data FILE       keep the state in this file; without it the state is lost at the end
  --port PORT       port to listen on (default 0: any free one)
  --host ADDRESS    address to listen on (default 127.0.0.1)
  --webhook-secret SECRET
                    sign the webhooks of the tokens' app with this secret
  --webhook-targets TARGETS
                    where webhooks may go: loopback (this machine, the default), or any address with https
  --help            this text
  --version         the version

Options win over the settings file. Stop it with Ctrl+C.

The environment variable WHATSAPP_SIMULATOR_ADMIN_SECRET sets the secret of the admin endpoint. If neither it
nor the settings file has one, the simulator generates a secret.

  whatsapp-graph-simulator ledger --url URL [--secret SECRET] [--method M] [--account ID] [--number ID]
      [--edge E] [--status N] [--code N] [--outcome O] [--after ID] [--json]
                    print the requests that a running simulator has received
  whatsapp-graph-simulator code --url URL [--secret SECRET] [--number ID]
                    print the verification code that was "sent" last to a number; without --number
                    the one in the environment variable WHATSAPP_NUMBER_ID
  whatsapp-graph-simulator message --url URL [--secret SECRET] [--number ID] [--from DIGITS] [--text TEXT]
      [--name NAME]
                    send a customer's message to a number, and print the answer of each subscribed app
  whatsapp-graph-simulator schema
                    print the JSON Schema of the settings file
`;

const OPTIONS = {
  account: { type: "string", multiple: true },
  token: { type: "string", multiple: true },
  config: { type: "string" },
  data: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  "webhook-secret": { type: "string" },
  "webhook-targets": { type: "string" },
  help: { type: "boolean" },
  version: { type: "boolean" },
} as const;

/** Throws a SettingsError for an option that does not exist. */
export function parseArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new SettingsError(messageOf(error));
  }
}

export type Arguments = ReturnType<typeof parseArguments>;
