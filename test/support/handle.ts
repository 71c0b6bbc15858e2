/** The code in every resource's state. A contract with each state file ever written, so it is spelt out here a second time. */
export const HANDLE = 'exports.handler = () => require("pulumi-whatsapp/handler").handler();';

export const TYPE = "pulumi-nodejs:dynamic/whatsapp:WhatsAppPhoneNumber";

/** What the engine sends in a preview for a value that is not known yet, whatever its type. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** That of registrations. */
export const REGISTRATION_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("registration");';

/** Those of subscriptions and of overrides. */
export const SUBSCRIPTION_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("subscription");';
export const OVERRIDE_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("webhook-override");';

/** That of business profiles. */
export const PROFILE_HANDLE =
  'exports.handler = () => require("pulumi-whatsapp/handler").handler("business-profile");';

const PLUGIN_TYPES: Readonly<Record<string, string>> = {
  [HANDLE]: "whatsapp:index:PhoneNumber",
  [REGISTRATION_HANDLE]: "whatsapp:index:Registration",
  [SUBSCRIPTION_HANDLE]: "whatsapp:index:Subscription",
  [OVERRIDE_HANDLE]: "whatsapp:index:WebhookOverride",
  [PROFILE_HANDLE]: "whatsapp:index:BusinessProfile",
};

/** The type in the plugin of the resources that have that code in the state of the dynamic provider. */
export function pluginType(handle: string): string {
  const type = PLUGIN_TYPES[handle];
  if (type === undefined) throw new Error(`The plugin has no type for ${handle}`);
  return type;
}
