import type { Place } from "../../account/webhooks/place";
import type { SubscribedApps } from "../../account/webhooks/subscribed-apps";
import type { CallContext } from "../../graph/graph-client";

/** The address at which one app receives the webhooks of one account. It wins over the app's own. */
export class AccountPlace implements Place {
  readonly #apps: SubscribedApps;

  constructor(apps: SubscribedApps) {
    this.#apps = apps;
  }

  async read(context: CallContext): Promise<string | undefined> {
    return (await this.#apps.own(context))?.callbackUri;
  }

  set(callbackUri: string, verifyToken: string, context: CallContext): Promise<unknown> {
    return this.#apps.subscribeAt(callbackUri, verifyToken, context);
  }

  /** Subscribing without an address clears it. */
  clear(context: CallContext): Promise<unknown> {
    return this.#apps.subscribe(context);
  }
}
