import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import { says } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import { isUnsuccessful } from "../../graph/unsuccessful";
import { forAMoment, Pauses, type Pace } from "../until-visible";

/**
 * The state of a change, as Meta shows it.
 * - `done`
 * - `open`: Meta does not have it yet
 * - `in the way`: somebody else has changed the same thing meanwhile
 */
export type Shown = "done" | "open" | "in the way";

/** A change that has the same effect if the provider sends it again. */
export interface Change {
  readonly send: () => Promise<unknown>;
  readonly look: () => Promise<Shown>;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

/** The reason why a change is not done: an error, an accepted change that Meta does not show, or an answer with `"success": false`. */
export type Because = CallError | "not shown" | "refused";

export interface NotDone {
  readonly is: "not done";
  /** Whether Meta may have carried it out nevertheless. */
  readonly mayBeDone: boolean;
  readonly because: Because;
}

export type Settled = { readonly is: "done" | "in the way" } | NotDone;

/** Between tries: a new endpoint needs seconds, and each try is a call. */
const OF_TRIES: Pace = { firstMs: 2_000, longestMs: 30_000 };

/**
 * Sends the change until Meta shows it, within the deadline. It tries again only if the failure can pass, and a look shows the
 * change as open.
 */
export async function settled(change: Change, deadline: Deadline): Promise<Settled> {
  const pauses = new Pauses(deadline, OF_TRIES);
  let failure: CallError | undefined;
  let mayBeDone = false;
  for (;;) {
    const result = await sent(change);
    if (!(result instanceof CallError)) {
      const isAccepted = result === "accepted";
      const shown = isAccepted ? await shownSoon(change, deadline) : await shownNow(change);
      if (shown === "done" || shown === "in the way") return { is: shown };
      return {
        is: "not done",
        mayBeDone: isAccepted || mayBeDone,
        because: isAccepted ? "not shown" : "refused",
      };
    }
    // A try that had no time says less than the one before it.
    const because = result.kind === "unsent" ? (failure ?? result) : result;
    mayBeDone ||= result.kind === "unclear";
    const notDone: NotDone = { is: "not done", mayBeDone, because };
    let shown = mayBeDone ? await shownNow(change) : undefined;
    if (shown === "done" || shown === "in the way") return { is: shown };
    if (result.kind !== "unclear" && !says(result, "handshake")) return notDone;
    if (failure === undefined) change.onRetry(result);
    failure = because;
    do {
      if (!(await pauses.next())) return notDone;
      shown = await shownNow(change);
      if (shown === "done" || shown === "in the way") return { is: shown };
    } while (shown !== "open");
  }
}

async function sent({ send }: Change): Promise<"accepted" | "refused" | CallError> {
  try {
    return isUnsuccessful(await send()) ? "refused" : "accepted";
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
}

async function shownSoon(change: Change, deadline: Deadline): Promise<Shown | undefined> {
  const pauses = new Pauses(forAMoment(deadline));
  let shown: Shown | undefined;
  do {
    shown = await shownNow(change);
  } while (shown !== "done" && (await pauses.next()));
  return shown;
}

/** A failed look shows nothing. */
async function shownNow({ look }: Change): Promise<Shown | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof CallError || error instanceof Refusal) return undefined;
    throw error;
  }
}
