/** The code in every resource's state. It is a contract with each state file ever written, so it is written here a second time. */
export const HANDLE = 'exports.handler = () => require("pulumi-whatsapp/handler").handler();';

export const TYPE = "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber";

/** The engine's text, in a preview, for a value of any type that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The handle of registrations. */
export const REGISTRATION_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("registration");';

/** The handles of subscriptions and of overrides. */
export const SUBSCRIPTION_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("subscription");';
export const OVERRIDE_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("webhook-override");';

/** The handle of business profiles. */
export const PROFILE_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("business-profile");';

const PLUGIN_TYPES: Readonly<Record<string, string>> = {
  [HANDLE]: "whatsapp:index:PhoneNumber",
  [REGISTRATION_HANDLE]: "whatsapp:index:Registration",
  [SUBSCRIPTION_HANDLE]: "whatsapp:index:Subscription",
  [OVERRIDE_HANDLE]: "whatsapp:index:WebhookOverride",
  [PROFILE_HANDLE]: "whatsapp:index:BusinessProfile",
};

/** The plugin's type for resources with that code in the dynamic provider's state. */
export function pluginType(handle: string): string {
  const type = PLUGIN_TYPES[handle];
  if (type === undefined) throw new Error(`The plugin has no type for ${handle}`);
  return type;
}
