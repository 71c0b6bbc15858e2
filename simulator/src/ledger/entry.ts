import type { Edge } from "../edges";

/** One request that arrived. It never holds a token, a proof, a PIN or a verification code. */
export interface LedgerEntry {
  /** Counts from 1 in order of arrival. */
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** The address of the call, with the version, without the query. */
  readonly path: string;
  /** The place of the token. */
  tokenFrom?: "header" | "query" | "body";
  /** The kind of address; absent if no route matched. */
  edge?: Edge;
  account?: string;
  number?: string;
  /** From query and body, without the secret ones. Empty until the body is read. */
  parameters: Readonly<Record<string, string>>;
  /** The outcome. `aborted`: the client left first. Faults cause `dropped` and `hung`. */
  outcome: "pending" | "answered" | "aborted" | "dropped" | "hung";
  /** HTTP status of the answer. */
  status?: number;
  /** Graph's error code and subcode, if Graph refused it. */
  code?: number;
  subcode?: number;
  /** Kinds of the faults that hit it. */
  faults?: readonly string[];
  durationMs?: number;
}

/** A choice of requests: each given property must match. */
export interface LedgerFilter {
  method?: string | undefined;
  account?: string | undefined;
  number?: string | undefined;
  edge?: Edge | undefined;
  status?: number | undefined;
  code?: number | undefined;
  outcome?: LedgerEntry["outcome"] | undefined;
  /** Only entries with a higher id, so those after a known one. */
  after?: number | undefined;
}

export function matches(entry: LedgerEntry, filter: LedgerFilter): boolean {
  const { after, ...exact } = filter;
  if (after !== undefined && entry.id <= after) return false;
  return Object.entries(exact).every(
    ([name, wanted]) => wanted === undefined || entry[name as keyof LedgerEntry] === wanted,
  );
}
