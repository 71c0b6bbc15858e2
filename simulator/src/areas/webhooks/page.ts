import { badge } from "../../page/badge";
import { type Html, html } from "../../page/html";
import { table } from "../../page/table";
import type { World } from "../../world";
import type { AreaPage } from "../area";
import { subscriptionsOf } from "./subscriptions";
import { deliver, type Delivery, receivesMessages } from "./test-message";

export const page: AreaPage = {
  section(account, world) {
    const apps = subscriptionsOf(account.id, world);
    if (apps.length === 0) return html`<p class="soft">No app is subscribed: no webhook is sent.</p>`;
    return table(
      `Subscribed apps of ${account.name}`,
      ["Subscribed app", "Webhooks of this account"],
      apps.map(
        ({ app, overrideCallbackUri }) =>
          html`<tr>
            <td class="nowrap"><strong>${app.name}</strong><small class="mono">${app.id}</small></td>
            <td>${addressOf(overrideCallbackUri, app.callbackUrl)}</td>
          </tr>`,
      ),
    );
  },
  cells: [
    {
      column: "Webhook",
      show: ({ webhookOverrides = {} }, world) =>
        html`${Object.entries(webhookOverrides).map(
          ([appId, address]) =>
            html`<span class="mono">${address}</span><small>${nameOf(appId, world)}</small>`,
        )}`,
    },
  ],
  actions: [
    {
      name: "send-test-message",
      label: "Send test message",
      danger: false,
      explain:
        "A customer writes to this number: each subscribed app is called once, and the answers show here.",
      possible: receivesMessages,
      run: async (world, number) => results(await deliver(number, {}, world)),
    },
  ],
};

function addressOf(override: string | undefined, ofApp: string | undefined): Html {
  if (override !== undefined) return html`<span class="mono">${override}</span><small>override</small>`;
  if (ofApp !== undefined) return html`<span class="mono">${ofApp}</span><small>of the app</small>`;
  return html`<span class="soft">no address</span>`;
}

function nameOf(appId: string, { apps }: World): string {
  return apps.get(appId)?.name ?? `App ${appId}`;
}

function results(deliveries: readonly Delivery[]): Html {
  if (deliveries.length === 0) return html`<p>No app is subscribed to the account: nothing was sent.</p>`;
  return table("Deliveries", ["App", "Address", "Result", "Signature"], deliveries.map(resultRow));
}

function resultRow({ appId, appName, address, level, signed, status, failure }: Delivery): Html {
  return html`<tr>
    <td class="nowrap"><strong>${appName}</strong><small class="mono">${appId}</small></td>
    <td>
      ${
        address === undefined
          ? html`<span class="soft">no address</span>`
          : html`<span class="mono">${address}</span><small>of the ${level}</small>`
      }
    </td>
    <td>
      ${failure === undefined ? badge(String(status), "good") : html`${badge("failed", "bad")} ${failure}`}
    </td>
    <td>${signed ? "signed" : "not signed: the app has no secret"}</td>
  </tr>`;
}
