/** The normal use of this package. */
import { WhatsAppPhoneNumber } from "pulumi-whatsapp";

import { DECLARED } from "./declared";

for (const { name, ...number } of DECLARED) new WhatsAppPhoneNumber(name, number);
