/**
 * WhatsApp business phone numbers as Pulumi resources.
 *
 * @module pulumi-whatsapp
 */
export * from "./resources/business-profile/whatsapp-business-profile";
export * from "./resources/phone-number/whatsapp-phone-number";
export * from "./resources/registration/whatsapp-registration";
export * from "./resources/subscription/whatsapp-subscription";
export * from "./resources/webhook-override/whatsapp-webhook-override";
