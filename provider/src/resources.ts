import type { ResourceKind } from "./engine/resource-kind";
import { businessProfile } from "./resources/business-profile";
import { phoneNumber } from "./resources/phone-number";
import { registration } from "./resources/registration";
import { subscription } from "./resources/subscription";
import { webhookOverride } from "./resources/webhook-override";

/** Every kind of resource, by the word in its handle. */
export const RESOURCES: ReadonlyMap<string, ResourceKind> = new Map([
  ["phone-number", phoneNumber],
  ["registration", registration],
  ["subscription", subscription],
  ["webhook-override", webhookOverride],
  ["business-profile", businessProfile],
]);
