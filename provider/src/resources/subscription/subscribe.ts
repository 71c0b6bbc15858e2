import { settled } from "../../account/webhooks/settled";
import type { SubscribedApp } from "../../account/webhooks/subscribed-apps";
import { NotInitialised, Refusal, textOf } from "../../engine/errors";
import type { Run } from "./run";
import { stateOf } from "./state";

/** Subscribes the token's app, which certainly is not subscribed. */
export async function subscribe(run: Run): Promise<SubscribedApp> {
  const calls = run.calls("subscribe the app to");
  const id = await run.apps.appId(calls.look());
  let app: SubscribedApp | undefined;
  const result = await settled(
    {
      send: () => run.apps.subscribe(calls.change()),
      async isShown() {
        app = await run.apps.own(calls.look());
        return app !== undefined;
      },
      onRetry: calls.onRetry,
    },
    run.deadline,
  );
  if (result.isShown) return app ?? { id, name: null, callbackUri: undefined };
  const reason = result.because === undefined ? unseen(run.id) : textOf(result.because);
  if (!result.mayBeDone) throw new Refusal(reason);
  const { callbackUri: _open, verifyToken: _token, ...inputs } = run.inputs;
  const state = stateOf(inputs, { app: { id, name: null }, ownCallbackUris: [] });
  throw new NotInitialised(run.id, state, reason);
}

const unseen = (account: string) =>
  `Meta has accepted the subscription to account ${account}, but does not show it. Run pulumi up again: it looks first.`;
