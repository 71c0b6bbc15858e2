import type { App } from "../../apps";
import type { World } from "../../world";

export interface Subscription {
  readonly app: App;
  readonly overrideCallbackUri: string | undefined;
}

/** The apps that receive an account's webhooks. An app that has left the settings receives none. */
export function subscriptionsOf(accountId: string, { store, apps }: World): Subscription[] {
  return store.state.subscriptions.flatMap(({ appId, overrideCallbackUri, ...one }) => {
    const app = apps.get(appId);
    return app === undefined || one.accountId !== accountId ? [] : [{ app, overrideCallbackUri }];
  });
}

export function isSubscribed(accountId: string, appId: string, world: World): boolean {
  return subscriptionsOf(accountId, world).some(({ app }) => app.id === appId);
}

/** Subscribes an app, or replaces its override. Without an address the override ends. */
export function subscribe(
  accountId: string,
  appId: string,
  address: string | undefined,
  { store }: World,
): void {
  const { subscriptions } = store.state;
  const wanted = { accountId, appId, ...(address !== undefined && { overrideCallbackUri: address }) };
  const place = subscriptions.findIndex((one) => one.accountId === accountId && one.appId === appId);
  store.setState({
    subscriptions: place === -1 ? [...subscriptions, wanted] : subscriptions.with(place, wanted),
  });
}

export function unsubscribe(accountId: string, appId: string, { store }: World): void {
  store.setState({
    subscriptions: store.state.subscriptions.filter(
      (one) => one.accountId !== accountId || one.appId !== appId,
    ),
  });
}
