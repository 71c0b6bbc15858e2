import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, WhatsAppRegistration } from "pulumi-whatsapp";

import { environmentSettings } from "./settings";

const own = new pulumi.Config();
const settings = environmentSettings(pulumi.getStack(), {
  businessAccountId: new pulumi.Config("whatsapp").get("businessAccountId"),
  protect: own.getObject("protect"),
  numbers: own.getObject("numbers"),
});
const { businessAccountId } = settings;
const pin = own.getSecret("pin");

// protect: an edit that would replace or remove a number already fails in preview.
// retainOnDelete: Meta's API cannot delete a number, so one that leaves this environment stays on its account.
const options = { protect: settings.protect, retainOnDelete: true };

/** Ids by name, for whatever sends messages in this environment. */
export const phoneNumberIds = Object.fromEntries(
  Object.entries(settings.numbers).map(([name, number]) => {
    const { id, phoneNumberId } = new WhatsAppPhoneNumber(name, { businessAccountId, ...number }, options);
    if (pin !== undefined) new WhatsAppRegistration(name, { businessAccountId, phoneNumberId: id, pin });
    return [name, phoneNumberId];
  }),
);
