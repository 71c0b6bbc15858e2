export { WhatsAppPhoneNumber } from "./whatsapp-phone-number";
export type { WhatsAppPhoneNumberArgs, WhatsAppPhoneNumberState } from "./whatsapp-phone-number";
