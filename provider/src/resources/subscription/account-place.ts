import type { Place } from "../../account/webhooks/place";
import type { SubscribedApps } from "../../account/webhooks/subscribed-apps";
import type { About } from "../../graph/graph-client";

/** The address at which one app receives the webhooks of one account. It wins over the app's own. */
export class AccountPlace implements Place {
  readonly #apps: SubscribedApps;

  constructor(apps: SubscribedApps) {
    this.#apps = apps;
  }

  async read(about: About): Promise<string | undefined> {
    return (await this.#apps.own(about))?.callbackUri;
  }

  set(callbackUri: string, verifyToken: string, about: About): Promise<unknown> {
    return this.#apps.subscribeAt(callbackUri, verifyToken, about);
  }

  /** Subscribing without an address clears it. */
  clear(about: About): Promise<unknown> {
    return this.#apps.subscribe(about);
  }
}
