import type { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import type { About } from "../../graph/graph-client";
import { beforeLooks } from "../time-for-looks";
import { isSameAddress } from "./callback-uri";
import type { Place } from "./place";
import { settled, type NotDone, type Shown } from "./settled";

/** The calls of one operation, with the words and limits that each needs. */
export interface Calls {
  /** A look. */
  readonly look: () => About;
  /** A call that looks follow. */
  readonly change: () => About;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

/** The part of an operation that `callsOf` needs. */
interface Operation {
  readonly deadline: Deadline;
  readonly requestTimeoutMs: number;
  readonly notify: (line: string) => void;
  readonly about: (verb: string, deadline?: Deadline) => About;
}

/**
 * The calls of an operation that changes something and looks at it.
 *
 * @param look the word for a look in messages: "read"
 * @param change the word for the change in messages: "set"
 */
export function callsOf(
  { deadline, requestTimeoutMs, notify, about }: Operation,
  look: string,
  change: string,
): Calls {
  const beforeTheLooks = beforeLooks(deadline, requestTimeoutMs);
  return {
    look: () => about(look),
    change: () => about(change, beforeTheLooks),
    onRetry: ({ facts }) => {
      notify(`${facts} The provider retries until the time for this operation ends.`);
    },
  };
}

/** The address that a program wants in a place. */
export interface Wish {
  readonly callbackUri: string;
  readonly verifyToken: string;
  /** Whether the token is new: then Meta has to call an address of our own with it. */
  readonly isTokenNew: boolean;
  /** The addresses that this resource has set. */
  readonly own: readonly string[];
  /** Further addresses that the declared one may replace. */
  readonly replaceable: readonly string[];
  /** Whether it may replace any address. */
  readonly takesOver: boolean;
}

/** The address in a place, as the last read showed it. */
export interface Known {
  readonly address: string | undefined;
}

interface Foreign {
  readonly is: "foreign";
  readonly address: string;
}

export type Brought =
  | { readonly is: "there" }
  | { readonly is: "set"; readonly insteadOf: string | undefined }
  | Foreign
  | NotDone;

export type Cleared = { readonly is: "none" | "cleared" } | Foreign | NotDone;

/** Sets the address if Meta does not show it in the place, and no foreign one is there. */
export async function bring(place: Place, wish: Wish, calls: Calls, known?: Known): Promise<Brought> {
  const { callbackUri, verifyToken, own, replaceable, takesOver } = wish;
  const before = known === undefined ? await place.read(calls.look()) : known.address;
  const isThere = isOneOf([callbackUri], before);
  // Nobody else may see the token.
  if (isThere && !(wish.isTokenNew && isOneOf(own, before))) return { is: "there" };
  const isForeign = before !== undefined && !isThere && !isOneOf([...own, ...replaceable], before);
  if (isForeign && !takesOver) return { is: "foreign", address: before };

  let isAccepted = false;
  let shown = before;
  const look = async (): Promise<Shown> => {
    shown = await place.read(calls.look());
    // The address may have been there before, so it proves nothing about the token.
    if (isOneOf([callbackUri], shown)) return isAccepted || !isThere ? "done" : "open";
    const mayGo = takesOver || shown === undefined || isOneOf([...own, ...replaceable], shown);
    return mayGo ? "open" : "in the way";
  };
  const send = async () => {
    const answer = await place.set(callbackUri, verifyToken, calls.change());
    isAccepted = true;
    return answer;
  };
  const result = await settled({ send, look, onRetry: calls.onRetry }, calls.look().deadline);
  if (result.is === "not done") return result;
  if (result.is === "in the way") return { is: "foreign", address: shown ?? "" };
  return { is: "set", insteadOf: isForeign ? before : undefined };
}

/**
 * Clears the address of a place if this resource may clear it.
 *
 * @param own the addresses that it may clear
 */
export async function clear(
  place: Place,
  own: readonly string[],
  calls: Calls,
  known?: Known,
): Promise<Cleared> {
  const before = known === undefined ? await place.read(calls.look()) : known.address;
  if (before === undefined) return { is: "none" };
  if (!isOneOf(own, before)) return { is: "foreign", address: before };
  const look = async (): Promise<Shown> => (isOneOf(own, await place.read(calls.look())) ? "open" : "done");
  const send = () => place.clear(calls.change());
  const result = await settled({ send, look, onRetry: calls.onRetry }, calls.look().deadline);
  return result.is === "not done" ? result : { is: "cleared" };
}

const isOneOf = (addresses: readonly string[], shown: string | undefined): boolean =>
  shown !== undefined && addresses.some((address) => isSameAddress(address, shown));
