import { accountsOf } from "../../account/accounts";
import { callsOf, type Calls } from "../../account/webhooks/address";
import { otherApp, type OtherApp } from "../../account/webhooks/other-app";
import { MEANINGS_OF_WEBHOOKS } from "../../account/webhooks/meanings";
import { SubscribedApps, type SubscribedApp } from "../../account/webhooks/subscribed-apps";
import type { GraphAccess } from "../../engine/access";
import { secretsIn } from "../../engine/fields";
import type { Properties } from "../../engine/properties";
import type { Deadline } from "../../graph/clock";
import type { CallContext } from "../../graph/graph-client";
import { AccountPlace } from "./account-place";
import { INPUTS } from "./fields";
import type { SubscriptionInputs } from "./inputs";

/** One operation on the subscription of the token's app to one account. */
export class Run {
  readonly apps: SubscribedApps;
  readonly place: AccountPlace;
  readonly deadline: Deadline;

  /**
   * @param olds the old outputs, empty for a creation
   * @param inputs the inputs that the operation knows
   */
  constructor(
    readonly access: GraphAccess,
    readonly id: string,
    readonly olds: Properties,
    readonly inputs: Partial<SubscriptionInputs>,
  ) {
    this.apps = new SubscribedApps(id, access.shared(accountsOf).get(id).numbers);
    this.place = new AccountPlace(this.apps);
    this.deadline = access.deadline();
  }

  /** The subscription of the token's app, as Meta shows it now. */
  own(): Promise<SubscribedApp | undefined> {
    return this.apps.own(this.context("read the subscription to"));
  }

  /** The app of the state, if the token belongs to another app. */
  async otherApp(): Promise<OtherApp | undefined> {
    const context = this.context("read the subscription to");
    return otherApp(this.olds, await this.apps.appId(context));
  }

  /** How messages name the subscription. */
  get subject(): string {
    return `The subscription to account ${this.id}`;
  }

  /** @param verb the action: "subscribe the app to" */
  context(verb: string, deadline = this.deadline): CallContext {
    return {
      action: `${verb} account ${this.id}`,
      deadline,
      meanings: MEANINGS_OF_WEBHOOKS,
      secrets: secretsIn(INPUTS, this.olds, this.inputs),
    };
  }

  /** @param verb the change: "subscribe the app to" */
  calls(verb: string): Calls {
    const { access, deadline } = this;
    const { requestTimeoutMs } = access.settings;
    const context: Run["context"] = (tried, by) => this.context(tried, by);
    return callsOf(
      { deadline, requestTimeoutMs, notify: access.notify, context },
      "read the subscription to",
      verb,
    );
  }
}
