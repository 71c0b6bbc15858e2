import { parseArgs } from "node:util";
import { messageOf } from "../failure";
import type { LedgerEntry } from "../ledger/entry";
import { SettingsError } from "../settings/settings-error";

const FILTERS = ["method", "account", "number", "edge", "status", "code", "outcome", "after"] as const;

/** Prints the requests that a running simulator has received. */
export async function ledger(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { url, secret, json, ...filters } = parse(argv);
  const adminSecret = secret ?? env.WHATSAPP_SIMULATOR_ADMIN_SECRET;
  if (url === undefined)
    throw new SettingsError("ledger needs --url: the address that the simulator printed.");
  if (adminSecret === undefined) {
    throw new SettingsError(
      "ledger needs the admin secret: --secret, or the environment variable WHATSAPP_SIMULATOR_ADMIN_SECRET.",
    );
  }
  const requests = await fetchRequests(url, adminSecret, filters);
  if (json === true) {
    console.log(JSON.stringify(requests, null, 2));
    return;
  }
  for (const request of requests) console.log(row(request));
  console.log(`${requests.length} ${requests.length === 1 ? "request" : "requests"}`);
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const filters = Object.fromEntries(FILTERS.map((name) => [name, text])) as Record<
    (typeof FILTERS)[number],
    typeof text
  >;
  try {
    return parseArgs({
      args: [...argv],
      options: { url: text, secret: text, json: { type: "boolean" }, ...filters },
      strict: true,
    }).values;
  } catch (error) {
    throw new SettingsError(messageOf(error));
  }
}

async function fetchRequests(url: string, secret: string, filters: object): Promise<LedgerEntry[]> {
  if (!URL.canParse(url))
    throw new SettingsError(`--url must be an address such as http://127.0.0.1:4010, not ${url}.`);
  const address = new URL("/_simulator/requests", url);
  for (const [name, value] of Object.entries(filters)) address.searchParams.set(name, String(value));
  const answer = await fetch(address, { headers: { "X-Simulator-Secret": secret } }).catch(
    (error: unknown) => {
      throw new Error(`No simulator answers at ${address.origin}: ${messageOf(error)}.`);
    },
  );
  const body = (await answer.json()) as { requests?: LedgerEntry[]; error?: string };
  if (body.requests === undefined)
    throw new Error(body.error ?? `${address.origin} answered HTTP ${answer.status}.`);
  return body.requests;
}

function row({ at, method, path, outcome, status, code, subcode, faults }: LedgerEntry): string {
  const answer = outcome === "answered" ? String(status) : outcome;
  const refusal = code === undefined ? "" : `code ${code}${subcode === undefined ? "" : `/${subcode}`}`;
  return [at, method.padEnd(6), answer.padEnd(7), path, refusal, faults?.join(",") ?? ""]
    .join("  ")
    .trimEnd();
}
