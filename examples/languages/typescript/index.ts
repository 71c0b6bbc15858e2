import * as pulumi from "@pulumi/pulumi";
import * as whatsapp from "@pulumi-whatsapp/whatsapp";

const number = (name: string, phoneNumber: string, verifiedName: string) =>
  new whatsapp.PhoneNumber(name, { cc: "1", phoneNumber, verifiedName, retainOnDelete: true });

const support = number("support", "2025550123", "Acme Support");
const sales = number("sales", "2025550124", "Acme Sales");
const orders = number("orders", "2025550125", "Acme Orders");

const registration = new whatsapp.Registration("support", {
  phoneNumberId: support.id,
  pin: new pulumi.Config().requireSecret("pin"),
});

// All numbers of the account, those of other programs too.
const account = whatsapp.getPhoneNumbersOutput({}, { dependsOn: [sales, orders, registration] });

export const supportNumberId = support.phoneNumberId;
export const ready = registration.ready;
export const onAccount = account.phoneNumbers;
