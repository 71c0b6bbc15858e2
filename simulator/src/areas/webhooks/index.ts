import type { Area } from "../area";
import { controls, type WebhookControls } from "./controls";
import { page } from "./page";
import { shapes } from "./shapes";
import { listSubscribedApps, subscribeApp, unsubscribeApp } from "./subscribed-apps";
import { changeWebhook, webhookConfiguration } from "./webhook-configuration";

export interface Webhooks {
  edge: "subscribed_apps";
  shapes: typeof shapes;
  seen: {
    /** The addresses of the number's webhooks, by the id of the app. */
    readonly webhookOverrides: Readonly<Record<string, string>>;
  };
  controls: WebhookControls;
}

/** The apps that receive an account's webhooks, and the addresses of these webhooks. */
export const webhooks: Area<Webhooks> = {
  shapes,
  routes: [listSubscribedApps, subscribeApp, unsubscribeApp],
  initial: () => ({}),
  fields: { read: { webhook_configuration: webhookConfiguration } },
  change: changeWebhook,
  secretParameters: ["verify_token"],
  // The account's app chose the address for this account's number.
  left: (number, _status, { store }) => store.change(number, { webhookOverrides: undefined }),
  seen: ({ webhookOverrides = {} }) => ({ webhookOverrides: { ...webhookOverrides } }),
  controls,
  page,
};
