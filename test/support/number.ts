import type * as pulumi from "@pulumi/pulumi";
import { WhatsAppPhoneNumber, type WhatsAppPhoneNumberArgs } from "pulumi-whatsapp";

import type { Program } from "./engine";
import { INPUTS } from "./world";

/** A program that declares one number, named "support". */
export const declares =
  (edit: Partial<WhatsAppPhoneNumberArgs> = {}, options: pulumi.CustomResourceOptions = {}): Program =>
  () => {
    new WhatsAppPhoneNumber("support", { ...INPUTS, ...edit }, options);
  };

/** A program without any resource. */
export const declaresNothing: Program = () => undefined;
