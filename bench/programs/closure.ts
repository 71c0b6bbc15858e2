/**
 * The same resource in the usual way: a class that Pulumi serializes into the state. It has the inputs and outputs of
 * `WhatsAppPhoneNumber`, but only makes the POST.
 */
import * as pulumi from "@pulumi/pulumi";
import axios from "axios";

import { DECLARED } from "./declared";

interface NumberInputs {
  businessAccountId: string;
  cc: string;
  phoneNumber: string;
  verifiedName?: string;
  migratePhoneNumber?: boolean;
  preverifiedId?: string;
}

const FIELDS =
  "id,display_phone_number,code_verification_status,quality_rating,status,name_status,platform_type";

class PhoneNumberProvider implements pulumi.dynamic.ResourceProvider<NumberInputs> {
  async create(inputs: NumberInputs): Promise<pulumi.dynamic.CreateResult> {
    const { data } = await axios.post<Record<string, string>>(
      `${process.env.WHATSAPP_GRAPH_URL ?? ""}/v26.0/${inputs.businessAccountId}/phone_numbers`,
      {
        cc: inputs.cc,
        phone_number: inputs.phoneNumber,
        verified_name: inputs.verifiedName,
        migrate_phone_number: inputs.migratePhoneNumber,
        preverified_id: inputs.preverifiedId,
        fields: FIELDS,
      },
      { headers: { authorization: `Bearer ${process.env.WHATSAPP_ACCESS_TOKEN ?? ""}` } },
    );
    return {
      id: data.id ?? "",
      outs: {
        ...inputs,
        phoneNumberId: data.id,
        displayPhoneNumber: data.display_phone_number,
        codeVerificationStatus: data.code_verification_status,
        qualityRating: data.quality_rating,
        status: data.status,
        nameStatus: data.name_status,
        platformType: data.platform_type,
      },
    };
  }
}

// One instance for all, because Pulumi then serializes it once, and not for each number.
const provider = new PhoneNumberProvider();

class PhoneNumber extends pulumi.dynamic.Resource {
  constructor(name: string, args: NumberInputs) {
    super(provider, name, args);
  }
}

for (const { name, ...number } of DECLARED) new PhoneNumber(name, number);
