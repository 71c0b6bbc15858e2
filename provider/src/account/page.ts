import * as z from "zod";
import { graphNumber, type GraphNumber } from "./graph-number";

/** A place in a listing, as the parameters that lead there. */
export type Cursor = Readonly<Record<string, string>>;

export interface Page {
  readonly numbers: readonly GraphNumber[];
  /** Numbers as Meta shows them, in entries whose id cannot be read. */
  readonly withoutId: readonly string[];
  /** The place of the next page; `undefined` on the last one. */
  readonly next: Cursor | undefined;
  /** Whether the page names a next one by an address that leads nowhere. */
  readonly isCutOff: boolean;
}

const page = z.object({ data: z.array(z.unknown()), paging: z.unknown().optional() });
const withNumber = z.object({ display_phone_number: z.string() });
const withNext = z.object({ next: z.unknown().optional() });

/** The page in an answer; `undefined` if there is no list. An entry that cannot be read says nothing about the others. */
export function pageIn(json: unknown): Page | undefined {
  const parsed = page.safeParse(json);
  if (!parsed.success) return undefined;
  const entries = parsed.data.data.map((entry) => ({ entry, number: graphNumber.safeParse(entry).data }));
  return {
    numbers: entries.flatMap(({ number }) => number ?? []),
    withoutId: entries.flatMap(({ entry, number }) =>
      number === undefined ? (withNumber.safeParse(entry).data?.display_phone_number ?? []) : [],
    ),
    ...nextIn(parsed.data.paging),
  };
}

/** Where a page leads, from its `paging`. */
export function nextIn(paging: unknown): Pick<Page, "next" | "isCutOff"> {
  const next = withNext.safeParse(paging).data?.next;
  const hasNext = next !== undefined && next !== null && next !== "";
  const cursor = hasNext ? cursorIn(next) : undefined;
  return { next: cursor, isCutOff: hasNext && cursor === undefined };
}

/** Completes an address that is only a path. It is never called. */
const ANY_HOST = "https://graph.facebook.com";

/** Parameters that each request sets itself, so those of `next` do not count. */
const OURS = new Set(["access_token", "appsecret_proof", "fields", "limit"]);

/** The address itself is not called, because it may name another host, and contains the token. */
function cursorIn(next: unknown): Cursor | undefined {
  if (typeof next !== "string" || !URL.canParse(next, ANY_HOST)) return undefined;
  const query = [...new URL(next, ANY_HOST).searchParams].filter(([name]) => !OURS.has(name));
  // Without a place, it would lead to the first page again.
  return query.length === 0 ? undefined : Object.fromEntries(query);
}
