import type { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { beforeConfirming } from "../confirmation-time";
import { isSameAddress } from "./callback-uri";
import type { Place } from "./place";
import { settled, type NotDone, type ChangeState } from "./settled";

/** The calls of one operation, with the words and limits that each needs. */
export interface Calls {
  /** A read. */
  readonly read: () => CallContext;
  /** A change, which reads confirm. */
  readonly change: () => CallContext;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

/** The part of an operation that `callsOf` needs. */
interface Operation {
  readonly deadline: Deadline;
  readonly requestTimeoutMs: number;
  readonly notify: (line: string) => void;
  readonly context: (verb: string, deadline?: Deadline) => CallContext;
}

/**
 * The calls of an operation that changes something and reads it.
 *
 * @param reading the verb of a read in messages: "read"
 * @param changing the verb of the change in messages: "set"
 */
export function callsOf(
  { deadline, requestTimeoutMs, notify, context }: Operation,
  reading: string,
  changing: string,
): Calls {
  const untilConfirming = beforeConfirming(deadline, requestTimeoutMs);
  return {
    read: () => context(reading),
    change: () => context(changing, untilConfirming),
    onRetry: ({ facts }) => {
      notify(`${facts} The provider retries until the time for this operation ends.`);
    },
  };
}

/** The address that a program wants in a place. */
export interface DesiredAddress {
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
export interface CurrentAddress {
  readonly address: string | undefined;
}

interface Foreign {
  readonly is: "foreign";
  readonly address: string;
}

export type EnsureResult =
  | { readonly is: "there" }
  | { readonly is: "set"; readonly insteadOf: string | undefined }
  | Foreign
  | NotDone;

export type ClearResult = { readonly is: "none" | "cleared" } | Foreign | NotDone;

/** Sets the address if Meta does not show it in the place, and no foreign one is there. */
export async function ensureAddress(
  place: Place,
  desired: DesiredAddress,
  calls: Calls,
  known?: CurrentAddress,
): Promise<EnsureResult> {
  const { callbackUri, verifyToken, own, replaceable, takesOver } = desired;
  const before = known === undefined ? await place.read(calls.read()) : known.address;
  const isThere = isOneOf([callbackUri], before);
  // Nobody else may see the token.
  if (isThere && !(desired.isTokenNew && isOneOf(own, before))) return { is: "there" };
  const isForeign = before !== undefined && !isThere && !isOneOf([...own, ...replaceable], before);
  if (isForeign && !takesOver) return { is: "foreign", address: before };

  let isAccepted = false;
  let shown = before;
  const readState = async (): Promise<ChangeState> => {
    shown = await place.read(calls.read());
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
  const result = await settled({ send, readState, onRetry: calls.onRetry }, calls.read().deadline);
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
  known?: CurrentAddress,
): Promise<ClearResult> {
  const before = known === undefined ? await place.read(calls.read()) : known.address;
  if (before === undefined) return { is: "none" };
  if (!isOneOf(own, before)) return { is: "foreign", address: before };
  const readState = async (): Promise<ChangeState> =>
    isOneOf(own, await place.read(calls.read())) ? "open" : "done";
  const send = () => place.clear(calls.change());
  const result = await settled({ send, readState, onRetry: calls.onRetry }, calls.read().deadline);
  return result.is === "not done" ? result : { is: "cleared" };
}

const isOneOf = (addresses: readonly string[], shown: string | undefined): boolean =>
  shown !== undefined && addresses.some((address) => isSameAddress(address, shown));
