import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

const support = new WhatsAppPhoneNumber(
  "support",
  { cc: "1", phoneNumber: "2025550123", verifiedName: "Example Support" },
  { protect: true, retainOnDelete: true },
);

/** What other stacks read. */
export const supportNumberId = support.phoneNumberId;
export const supportNumber = support.displayPhoneNumber;
