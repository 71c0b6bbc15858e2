import { pendingOf, type State, type Step } from "./step";

/** The reason for which a resource waits after a step, with its state. */
export interface Wait {
  readonly for: string;
  readonly state: State;
}

/** A preview asks Meta nothing: it shows the reason that the last update recorded. */
export function waitAfter({ op, old, new: now }: Step): Wait | undefined {
  if (op === "read") return undefined;
  const isPreviewOfUpdate = op === "update" && now?.outputs.pending === undefined;
  const state = isPreviewOfUpdate ? old : now;
  const pending = pendingOf(state);
  return state === undefined || pending === undefined ? undefined : { for: pending, state };
}
