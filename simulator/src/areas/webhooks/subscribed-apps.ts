import { appLink } from "../../apps";
import { text } from "../../graph/parameters";
import { type GraphRoute, ID } from "../../graph/route";
import { accountOf, appOf } from "../../layers/call";
import { verifyCallback } from "./handshake";
import { checkOverride } from "./parameters";
import { subscribe, subscriptionsOf, unsubscribe } from "./subscriptions";

const edge = {
  path: `${ID}/subscribed_apps`,
  edge: "subscribed_apps",
  scope: "whatsapp_business_management",
} as const;

/** All apps that receive an account's webhooks, also other people's. */
export const listSubscribedApps: GraphRoute<"subscribed_apps"> = {
  ...edge,
  method: "GET",
  answer: (call, world) => ({
    data: subscriptionsOf(accountOf(call).id, world).map(({ app, overrideCallbackUri }) => ({
      whatsapp_business_api_data: { id: app.id, name: app.name, link: appLink(app) },
      ...(overrideCallbackUri !== undefined && { override_callback_uri: overrideCallbackUri }),
    })),
  }),
};

/** Subscribes the token's app. Without parameters its override ends. */
export const subscribeApp: GraphRoute<"subscribed_apps"> = {
  ...edge,
  method: "POST",
  async answer(call, world) {
    const account = accountOf(call);
    const given = text(call.parameters, "override_callback_uri");
    const token = text(call.parameters, "verify_token");
    if (given === undefined && token === undefined) {
      subscribe(account.id, appOf(call).id, undefined, world);
      return { success: true };
    }
    const { address, verifyToken } = checkOverride("Parameter", given, token);
    await verifyCallback(address, verifyToken, world);
    subscribe(account.id, appOf(call).id, address, world);
    return { success: true };
  },
};

/** Ends the subscription of the token's app only. */
export const unsubscribeApp: GraphRoute<"subscribed_apps"> = {
  ...edge,
  method: "DELETE",
  answer(call, world) {
    unsubscribe(accountOf(call).id, appOf(call).id, world);
    return { success: true };
  },
};
