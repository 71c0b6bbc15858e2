import { settled } from "../../account/webhooks/settled";
import type { SubscribedApp } from "../../account/webhooks/subscribed-apps";
import { NotInitialised, Refusal } from "../../engine/errors";
import { explained } from "./explained";
import type { Run } from "./run";
import { stateOf } from "./state";

/** Subscribes the token's app, which is certainly not subscribed. */
export async function subscribe(run: Run): Promise<SubscribedApp> {
  const calls = run.calls("subscribe the app to");
  let app: SubscribedApp | undefined;
  const readState = async () => {
    app = await run.apps.own(calls.read());
    return app === undefined ? "open" : "done";
  };
  const result = await settled(
    { send: () => run.apps.subscribe(calls.change()), readState, onRetry: calls.onRetry },
    run.deadline,
  );
  if (result.is !== "not done" && app !== undefined) return app;
  const { cause, mayBeDone } =
    result.is === "not done" ? result : { cause: "not shown" as const, mayBeDone: true };
  const reason = explained(cause, `the subscription to account ${run.id}`);
  if (!mayBeDone) throw new Refusal(reason);
  const { callbackUri: _open, verifyToken: _token, ...inputs } = run.inputs;
  // Without an app, the next update knows that the subscription is not certain.
  const state = stateOf(inputs, { app: { id: null, name: null }, ownCallbackUris: [] });
  throw new NotInitialised(run.id, state, reason);
}
