import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

/** The program whose state every release leaves behind. It never changes: each record in golden-state/ was written by it. */
export function declareNumbers(): void {
  new WhatsAppPhoneNumber("support", {
    businessAccountId: "100000000000001",
    cc: "1",
    phoneNumber: "2025550123",
    verifiedName: "Acme Support",
  });
  new WhatsAppPhoneNumber(
    "sales",
    {
      businessAccountId: "100000000000001",
      cc: "1",
      phoneNumber: "2025550124",
      verifiedName: "Acme Sales",
      adoptExisting: true,
    },
    { protect: true, retainOnDelete: true },
  );
}
