/**
 * WhatsApp business phone numbers as Pulumi resources.
 *
 * @module pulumi-whatsapp
 */
export { WhatsAppPhoneNumber } from "./whatsapp-phone-number";
export type { WhatsAppPhoneNumberArgs, WhatsAppPhoneNumberState } from "./whatsapp-phone-number";
