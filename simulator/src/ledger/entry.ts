import type { Edge } from "../edges";

/** One request that arrived. It never holds a token, a proof, a PIN or a verification code. */
export interface LedgerEntry {
  /** Counts from 1 in order of arrival. */
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** As it was called, with the version, without the query. */
  readonly path: string;
  /** Where the token was. */
  tokenFrom?: "header" | "query" | "body";
  /** The kind of address; absent where no route matched. */
  edge?: Edge;
  account?: string;
  number?: string;
  /** From query and body, without the secret ones. Empty until the body has been read. */
  parameters: Readonly<Record<string, string>>;
  /** What became of it. `aborted`: the client left first. `dropped` and `hung` are the work of faults. */
  outcome: "pending" | "answered" | "aborted" | "dropped" | "hung";
  /** HTTP status of the answer. */
  status?: number;
  /** Graph's error code and subcode, where it was refused. */
  code?: number;
  subcode?: number;
  /** Kinds of the faults that struck it. */
  faults?: readonly string[];
  durationMs?: number;
}

/** Which requests are meant: those that fit everything that is said. */
export interface LedgerFilter {
  method?: string | undefined;
  account?: string | undefined;
  number?: string | undefined;
  edge?: Edge | undefined;
  status?: number | undefined;
  code?: number | undefined;
  outcome?: LedgerEntry["outcome"] | undefined;
  /** Only entries with a higher id: those after one that was seen before. */
  after?: number | undefined;
}

export function matches(entry: LedgerEntry, filter: LedgerFilter): boolean {
  const { after, ...exact } = filter;
  if (after !== undefined && entry.id <= after) return false;
  return Object.entries(exact).every(
    ([name, wanted]) => wanted === undefined || entry[name as keyof LedgerEntry] === wanted,
  );
}
