/** The same resource as `closure.ts`, with the requests of this package: a read after the POST, and one at each refresh. */
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

type Answer = Record<string, string>;

const FIELDS =
  "id,display_phone_number,code_verification_status,quality_rating,status,name_status,platform_type";

class PhoneNumberProvider implements pulumi.dynamic.ResourceProvider {
  async create(inputs: NumberInputs): Promise<pulumi.dynamic.CreateResult> {
    const { data } = await axios.post<Answer>(
      `${process.env.WHATSAPP_GRAPH_URL ?? ""}/v26.0/${inputs.businessAccountId}/phone_numbers`,
      {
        cc: inputs.cc,
        phone_number: inputs.phoneNumber,
        verified_name: inputs.verifiedName,
        migrate_phone_number: inputs.migratePhoneNumber,
        preverified_id: inputs.preverifiedId,
      },
      { headers: { authorization: `Bearer ${process.env.WHATSAPP_ACCESS_TOKEN ?? ""}` } },
    );
    const id = data.id ?? "";
    return { id, outs: await this.outputs(id, inputs) };
  }

  async read(id: string, props?: NumberInputs): Promise<pulumi.dynamic.ReadResult> {
    return { id, props: await this.outputs(id, props) };
  }

  private async outputs(id: string, inputs?: NumberInputs) {
    const { data } = await axios.get<Answer>(`${process.env.WHATSAPP_GRAPH_URL ?? ""}/v26.0/${id}`, {
      params: { fields: FIELDS },
      headers: { authorization: `Bearer ${process.env.WHATSAPP_ACCESS_TOKEN ?? ""}` },
    });
    return {
      ...inputs,
      phoneNumberId: data.id,
      displayPhoneNumber: data.display_phone_number,
      codeVerificationStatus: data.code_verification_status,
      qualityRating: data.quality_rating,
      status: data.status,
      nameStatus: data.name_status,
      platformType: data.platform_type,
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
