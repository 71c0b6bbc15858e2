import { SettingsError } from "../../settings/settings-error";
import { saveSoon } from "../../state/save-soon";
import type { World } from "../../world";
import { address } from "./shapes";
import { subscribe, subscriptionsOf, unsubscribe } from "./subscriptions";
import { deliver, type Delivery, type TestMessage } from "./test-message";

/** An app that receives an account's webhooks. */
export interface AppSubscription {
  readonly appId: string;
  readonly appName: string;
  /** The address of this account's webhooks. Undefined if the app's own address is used. */
  readonly overrideCallbackUri: string | undefined;
}

/** Webhooks without a call: changes by people in a dashboard, and messages of customers. */
export interface WebhookControls {
  /** The apps that receive an account's webhooks, in the order of their subscriptions. */
  subscriptions(accountId: string): AppSubscription[];
  /** Subscribes an app, or replaces its override without a verification. Without an address the override ends. */
  subscribeApp(accountId: string, appId: string, overrideCallbackUri?: string): AppSubscription[];
  /** Ends the subscription of an app. */
  unsubscribeApp(accountId: string, appId: string): AppSubscription[];
  /** A customer writes to a number, so each subscribed app is called once. Rejects if the number is not registered. */
  sendTestMessage(numberId: string, message?: TestMessage): Promise<Delivery[]>;
}

export function controls(world: World): WebhookControls {
  const shown = (accountId: string): AppSubscription[] =>
    subscriptionsOf(accountId, world).map(({ app, overrideCallbackUri }) => ({
      appId: app.id,
      appName: app.name,
      overrideCallbackUri,
    }));
  const check = (accountId: string, appId?: string): void => {
    if (!world.accounts.has(accountId)) throw new SettingsError(`The simulator has no account ${accountId}.`);
    if (appId !== undefined && !world.apps.has(appId))
      throw new SettingsError(`The simulator has no app ${appId}.`);
  };
  return {
    subscriptions(accountId) {
      check(accountId);
      return shown(accountId);
    },
    subscribeApp(accountId, appId, overrideCallbackUri) {
      check(accountId, appId);
      if (!address.optional().safeParse(overrideCallbackUri).success)
        throw new SettingsError("An override must be an address of at most 200 characters.");
      subscribe(accountId, appId, overrideCallbackUri, world);
      saveSoon(world);
      return shown(accountId);
    },
    unsubscribeApp(accountId, appId) {
      check(accountId, appId);
      unsubscribe(accountId, appId, world);
      saveSoon(world);
      return shown(accountId);
    },
    async sendTestMessage(numberId, message = {}) {
      const number = world.store.find(numberId);
      if (number === undefined)
        throw new SettingsError(`The simulator has no number with the id ${numberId}.`);
      return deliver(number, message, world);
    },
  };
}
