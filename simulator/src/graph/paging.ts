import { invalidParameter } from "./error";
import { type Parameters, text } from "./parameters";

const DEFAULT_LIMIT = 25;
const MOST = 100;

export interface Page<Item> {
  data: Item[];
  paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
}

/**
 * One page of `items`, which are in order of `sequence`. A cursor names a place in that order, so that it survives the deletion
 * of the next item. `address` is the address of the call, because the links repeat it.
 */
export function page<Item extends { sequence: number }>(
  items: readonly Item[],
  parameters: Parameters,
  address: URL,
): Page<Item> {
  const limit = pageSize(parameters);
  const after = cursor(parameters, "after");
  const before = after === undefined ? cursor(parameters, "before") : undefined;
  const candidates = items.filter(
    ({ sequence }) => sequence > (after ?? -Infinity) && sequence < (before ?? Infinity),
  );
  const data = before === undefined ? candidates.slice(0, limit) : candidates.slice(-limit);
  const [first, last] = [data[0], data[data.length - 1]];
  if (first === undefined || last === undefined) return { data };

  const cursors = { before: encode(first.sequence), after: encode(last.sequence) };
  const more = items.some(({ sequence }) => sequence > last.sequence);
  const less = items.some(({ sequence }) => sequence < first.sequence);
  return {
    data,
    paging: {
      cursors,
      ...(more && { next: link(address, limit, "after", cursors.after) }),
      ...(less && { previous: link(address, limit, "before", cursors.before) }),
    },
  };
}

/**
 * Links in a circle of `pages`, or without an end. A place before the first item counts the pages so far, and each page begins
 * with the first item.
 */
export function unendingPaging(
  parameters: Parameters,
  address: URL,
  pages: number | "endless",
): NonNullable<Page<never>["paging"]> {
  const soFar = Math.max(0, -(cursor(parameters, "after") ?? 0));
  const place = encode(-(pages === "endless" ? soFar + 1 : (soFar % pages) + 1));
  return {
    cursors: { before: place, after: place },
    next: link(address, pageSize(parameters), "after", place),
  };
}

/** The most items that a call asks for. */
export function pageSize(parameters: Parameters): number {
  const given = text(parameters, "limit");
  if (given === undefined) return DEFAULT_LIMIT;
  const limit = Number(given);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw invalidParameter(`Parameter limit must be a whole number from 1 to ${MOST}, not ${given}.`);
}

function cursor(parameters: Parameters, name: "after" | "before"): number | undefined {
  const given = text(parameters, name);
  if (given === undefined) return undefined;
  const sequence = Number(Buffer.from(given, "base64url").toString("latin1"));
  if (Number.isInteger(sequence) && encode(sequence) === given) return sequence;
  throw invalidParameter(`Parameter ${name} is not a cursor that an earlier page contained.`);
}

function encode(sequence: number): string {
  return Buffer.from(String(sequence), "latin1").toString("base64url");
}

/** Repeats the whole query, also the token, because the official SDK follows the link unchanged. */
function link(address: URL, limit: number, direction: "after" | "before", place: string): string {
  const target = new URL(address);
  target.searchParams.delete("after");
  target.searchParams.delete("before");
  target.searchParams.set("limit", String(limit));
  target.searchParams.set(direction, place);
  return target.href;
}
