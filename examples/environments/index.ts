import * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import { environmentSettings } from "./settings";

const own = new pulumi.Config();
const settings = environmentSettings(pulumi.getStack(), {
  businessAccountId: new pulumi.Config("whatsapp").get("businessAccountId"),
  protect: own.getObject("protect"),
  numbers: own.getObject("numbers"),
});

// protect: an edit that would replace or remove a number already fails in preview.
// retainOnDelete: Meta's API cannot delete a number, so one that leaves this environment stays on its account.
const options = { protect: settings.protect, retainOnDelete: true };

/** Ids by name, for whatever sends messages in this environment. */
export const phoneNumberIds = Object.fromEntries(
  Object.entries(settings.numbers).map(([name, number]) => [
    name,
    new WhatsAppPhoneNumber(name, { businessAccountId: settings.businessAccountId, ...number }, options)
      .phoneNumberId,
  ]),
);
