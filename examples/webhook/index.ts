import * as pulumi from "@pulumi/pulumi";
import {
  WhatsAppBusinessProfile,
  WhatsAppPhoneNumber,
  WhatsAppRegistration,
  WhatsAppSubscription,
  WhatsAppWebhookOverride,
} from "pulumi-whatsapp";

const config = new pulumi.Config();
const endpoint = config.require("endpoint");
const verifyToken = config.requireSecret("verifyToken");

// Meta's API cannot delete a number: one that leaves this program stays on the account.
const support = new WhatsAppPhoneNumber(
  "support",
  { cc: "1", phoneNumber: "2025550123", verifiedName: "Example Support", renameByApi: true },
  { protect: config.getBoolean("protect") ?? true, retainOnDelete: true },
);

const registration = new WhatsAppRegistration("support", {
  phoneNumberId: support.id,
  pin: config.requireSecret("pin"),
  // Meta wants a number registered again after it has approved another display name.
  registerAgain: support.approvedName.apply((name) => name ?? undefined),
});

/** Without it no event of the account arrives anywhere. */
const subscription = new WhatsAppSubscription("events", {
  callbackUri: `${endpoint}/account`,
  verifyToken,
  unsubscribeOnDelete: true,
});

/** The events of this number go to an address of its own. */
new WhatsAppWebhookOverride("support", {
  // The subscription's id, so that Pulumi creates the subscription first and deletes it last.
  businessAccountId: subscription.id,
  phoneNumberId: support.id,
  callbackUri: `${endpoint}/support`,
  verifyToken,
});

new WhatsAppBusinessProfile(
  "support",
  {
    phoneNumberId: support.id,
    about: "We answer within an hour",
    description: "Support of the Example Company",
    websites: ["https://example.com"],
    vertical: "RETAIL",
  },
  { dependsOn: registration },
);

export const phoneNumberId = support.phoneNumberId;
export const ready = registration.ready;
export const pending = registration.pending;
