import { CallError } from "../../graph/call-error";
import type { Deadline } from "../../graph/clock";
import { hasTag } from "../../graph/graph-error";
import { Refusal } from "../../graph/refusal";
import { isUnsuccessful } from "../../graph/unsuccessful";
import { forAMoment, Pauses, type Pace } from "../until-visible";

/**
 * The state of a change, as Meta shows it.
 * - `done`
 * - `open`: Meta does not have it yet
 * - `in the way`: somebody else has changed the same thing meanwhile
 */
export type ChangeState = "done" | "open" | "in the way";

/** A change that has the same effect if the provider sends it again. */
export interface Change {
  readonly send: () => Promise<unknown>;
  readonly readState: () => Promise<ChangeState>;
  /** Before the first further try. */
  readonly onRetry: (error: CallError) => void;
}

/** The reason why a change is not done: an error, an accepted change that Meta does not show, or an answer with `"success": false`. */
export type FailureCause = CallError | "not shown" | "refused";

export interface NotDone {
  readonly is: "not done";
  /** Whether Meta may have carried it out nevertheless. */
  readonly mayBeDone: boolean;
  readonly cause: FailureCause;
}

export type Settled = { readonly is: "done" | "in the way" } | NotDone;

/** Between tries: a new endpoint needs seconds, and each try is a call. */
const OF_TRIES: Pace = { firstMs: 2_000, longestMs: 30_000 };

/**
 * Sends the change until Meta shows it, within the deadline. It tries again only if the failure can pass, and a read shows the
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
        cause: isAccepted ? "not shown" : "refused",
      };
    }
    // A try that had no time says less than the one before it.
    const cause = result.kind === "unsent" ? (failure ?? result) : result;
    mayBeDone ||= result.kind === "unclear";
    const notDone: NotDone = { is: "not done", mayBeDone, cause };
    let shown = mayBeDone ? await shownNow(change) : undefined;
    if (shown === "done" || shown === "in the way") return { is: shown };
    if (result.kind !== "unclear" && !hasTag(result, "handshake")) return notDone;
    if (failure === undefined) change.onRetry(result);
    failure = cause;
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

async function shownSoon(change: Change, deadline: Deadline): Promise<ChangeState | undefined> {
  const pauses = new Pauses(forAMoment(deadline));
  let shown: ChangeState | undefined;
  do {
    shown = await shownNow(change);
  } while (shown !== "done" && (await pauses.next()));
  return shown;
}

/** A failed read shows nothing. */
async function shownNow({ readState }: Change): Promise<ChangeState | undefined> {
  try {
    return await readState();
  } catch (error) {
    if (error instanceof CallError || error instanceof Refusal) return undefined;
    throw error;
  }
}
