import type { CallError } from "../../graph/call-error";
import type { About } from "../../graph/graph-client";
import { isSameAddress } from "./callback-uri";
import type { Place } from "./place";
import { settled, type Settled } from "./settled";

/** Each call of one operation, as messages and limits need it. */
export interface Calls {
  /** A look. */
  readonly look: () => About;
  /** A call that looks follow. */
  readonly change: () => About;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

/** The address that a program wants in a place. */
export interface Wish {
  readonly callbackUri: string;
  readonly verifyToken: string;
  /** Whether Meta has to call the address with another token than before. */
  readonly isTokenNew: boolean;
  /** Addresses that this one may take the place of. */
  readonly replaceable: readonly string[];
  /** Asked before it takes the place of any other; `false` leaves that. */
  readonly takesPlaceOf: (foreign: string) => boolean;
}

type NotShown = Extract<Settled, { isShown: false }>;
interface Foreign {
  readonly is: "foreign";
  readonly address: string;
}

export type Brought = { readonly is: "there" | "set" } | Foreign | ({ readonly is: "not set" } & NotShown);
export type Cleared =
  { readonly is: "none" | "cleared" } | Foreign | ({ readonly is: "not cleared" } & NotShown);

/** Looks at the place, and sets the address if Meta does not show it there. */
export async function bring(place: Place, wish: Wish, calls: Calls): Promise<Brought> {
  const { callbackUri, verifyToken, isTokenNew, replaceable, takesPlaceOf } = wish;
  const shown = await place.read(calls.look());
  const isThere = shown !== undefined && isSameAddress(shown, callbackUri);
  if (isThere && !isTokenNew) return { is: "there" };
  const isForeign = shown !== undefined && !isThere && !isOneOf(replaceable, shown);
  if (isForeign && !takesPlaceOf(shown)) return { is: "foreign", address: shown };
  let isAccepted = false;
  const result = await settled(
    {
      async send() {
        const answer = await place.set(callbackUri, verifyToken, calls.change());
        isAccepted = true;
        return answer;
      },
      // An address that was there before says nothing about the token.
      isShown: async () => (isAccepted || !isThere) && isOneOf([callbackUri], await place.read(calls.look())),
      onRetry: calls.onRetry,
    },
    calls.look().deadline,
  );
  return result.isShown ? { is: "set" } : { is: "not set", ...result };
}

/**
 * Looks at the place, and clears an address that may be cleared.
 *
 * @param own the addresses that may be
 */
export async function clear(place: Place, own: readonly string[], calls: Calls): Promise<Cleared> {
  const shown = await place.read(calls.look());
  if (shown === undefined) return { is: "none" };
  if (!isOneOf(own, shown)) return { is: "foreign", address: shown };
  const result = await settled(
    {
      send: () => place.clear(calls.change()),
      isShown: async () => !isOneOf(own, await place.read(calls.look())),
      onRetry: calls.onRetry,
    },
    calls.look().deadline,
  );
  return result.isShown ? { is: "cleared" } : { is: "not cleared", ...result };
}

const isOneOf = (addresses: readonly string[], shown: string | undefined): boolean =>
  shown !== undefined && addresses.some((address) => isSameAddress(address, shown));
