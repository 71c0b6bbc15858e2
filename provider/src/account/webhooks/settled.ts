import { z } from "zod";
import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import { says } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import { Pauses, type Pace } from "../until-visible";

/** A change that has the same effect if it is sent again. */
export interface Change {
  readonly send: () => Promise<unknown>;
  /** Whether Meta shows it. */
  readonly isShown: () => Promise<boolean>;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

export type Settled =
  | { readonly isShown: true }
  | {
      readonly isShown: false;
      /** Whether Meta may have carried it out nevertheless. */
      readonly mayBeDone: boolean;
      /** Without it, Meta accepted the change and does not show it. */
      readonly because: CallError | undefined;
    };

/** Between tries: an endpoint that was deployed a moment ago needs seconds, and each try is a call. */
const OF_TRIES: Pace = { firstMs: 2_000, longestMs: 30_000 };

/** For changes that Meta has accepted and does not show yet. */
const MOMENT_MS = 15_000;

const refusedInside = z.object({ success: z.literal(false) });

/** Sends the change until Meta shows it, within the deadline. Another try follows only a failure that can pass, and only after a look. */
export async function settled(change: Change, deadline: Deadline): Promise<Settled> {
  const pauses = new Pauses(deadline, OF_TRIES);
  let because: CallError | undefined;
  let mayBeDone = false;
  do {
    try {
      const answer = await change.send();
      mayBeDone = true;
      if (!refusedInside.safeParse(answer).success) {
        return (await isShownSoon(change, deadline))
          ? { isShown: true }
          : { isShown: false, mayBeDone, because: undefined };
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      mayBeDone ||= error.kind === "unclear";
      // A try for which no time was left says less than the one before it.
      const isNews = error.kind !== "unsent" || because === undefined;
      if (because === undefined) change.onRetry(error);
      if (isNews) because = error;
      if (error.kind !== "unclear" && !says(error, "handshake"))
        return { isShown: false, mayBeDone, because };
    }
    if (mayBeDone && (await isShownNow(change))) return { isShown: true };
  } while (await pauses.next());
  return { isShown: false, mayBeDone, because };
}

async function isShownSoon(change: Change, deadline: Deadline): Promise<boolean> {
  const pauses = new Pauses(deadline.keeping(Math.max(0, deadline.msLeft - MOMENT_MS)));
  do {
    if (await isShownNow(change)) return true;
  } while (await pauses.next());
  return false;
}

/** A look that fails shows nothing. */
async function isShownNow({ isShown }: Change): Promise<boolean> {
  try {
    return await isShown();
  } catch (error) {
    if (error instanceof CallError || error instanceof Refusal) return false;
    throw error;
  }
}
