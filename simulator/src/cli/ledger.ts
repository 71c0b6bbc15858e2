import { parseArgs } from "node:util";
import type { LedgerEntry } from "../ledger/entry";
import { askAdmin, parsed, SERVER_OPTIONS, serverFrom } from "./admin";

const text = { type: "string" } as const;
const OPTIONS = {
  ...SERVER_OPTIONS,
  ...{ method: text, account: text, number: text, edge: text, status: text, code: text },
  ...{ outcome: text, after: text },
  json: { type: "boolean" },
} as const;

/** Prints the requests that a running simulator has received. */
export async function ledger(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parsed(() => parseArgs({ args: [...argv], options: OPTIONS, strict: true }));
  const { url, secret, json, ...filters } = values;
  const server = serverFrom("ledger", { url, secret }, env);
  const { requests } = (await askAdmin(server, "requests", { query: filters })) as {
    requests: LedgerEntry[];
  };
  if (json === true) {
    console.log(JSON.stringify(requests, null, 2));
    return;
  }
  for (const request of requests) console.log(row(request));
  console.log(`${requests.length} ${requests.length === 1 ? "request" : "requests"}`);
}

function row({ at, method, path, outcome, status, code, subcode, faults }: LedgerEntry): string {
  const answer = outcome === "answered" ? String(status) : outcome;
  const refusal = code === undefined ? "" : `code ${code}${subcode === undefined ? "" : `/${subcode}`}`;
  return [at, method.padEnd(6), answer.padEnd(7), path, refusal, faults?.join(",") ?? ""]
    .join("  ")
    .trimEnd();
}
